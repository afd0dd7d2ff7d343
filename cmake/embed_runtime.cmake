# SPDX-License-Identifier: Apache-2.0
# cmake -D INCLUDE=<folder> -D OUTPUT=<file> -P embed_runtime.cmake: a C++ source with the text of the runtime's headers,
# for generator/emit/runtime_text.cpp.
file(GLOB_RECURSE headers RELATIVE ${INCLUDE} ${INCLUDE}/zinfer/*.hpp)
list(SORT headers)
set(source "#include \"generator/emit/runtime_text.hpp\"\n\nconst std::map<std::string_view, std::string_view> zgen::embedded_runtime{\n")
foreach(header IN LISTS headers)
    file(READ ${INCLUDE}/${header} text)
    string(APPEND source "{\"${header}\", R\"zinfer(${text})zinfer\"},\n")
endforeach()
file(WRITE ${OUTPUT} "${source}};\n")
