# SPDX-License-Identifier: Apache-2.0
# The manual page of a tool and its completions for shells, which it makes from its own command line.
#
# As a script, cmake -DPROGRAM=FILE -DNAME=zgen -DFOLDER=DIR -P command_documents.cmake writes them. Included, it defines
# zinfer_command_documents(<target>): they are written whenever the tool is built.
set(script ${CMAKE_CURRENT_LIST_FILE})

if(CMAKE_SCRIPT_MODE_FILE STREQUAL script)
    function(write file)
        execute_process(COMMAND ${PROGRAM} ${ARGN} OUTPUT_FILE ${FOLDER}/${file} COMMAND_ERROR_IS_FATAL ANY)
    endfunction()
    file(MAKE_DIRECTORY ${FOLDER})
    write(${NAME}.1 --man)
    write(${NAME}.bash --completion bash)
    write(_${NAME} --completion zsh)
    write(${NAME}.fish --completion fish)
    return()
endif()

function(zinfer_command_documents target)
    add_custom_command(
        TARGET ${target}
        POST_BUILD
        COMMAND ${CMAKE_COMMAND} -DPROGRAM=$<TARGET_FILE:${target}> -DNAME=${target}
                -DFOLDER=${PROJECT_BINARY_DIR}/documents -P ${PROJECT_SOURCE_DIR}/cmake/command_documents.cmake
        VERBATIM)
endfunction()
