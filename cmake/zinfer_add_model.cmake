# SPDX-License-Identifier: Apache-2.0
#[[
zinfer_add_model(<target>
    MODEL <file>                the trained model, ONNX or Keras
    NAME <name>                 namespace and file names of what is generated
    [GUARD finite|flat]         inputs that are refused, instead of what the model asks for
    [SELF_TEST <n>]             number of test vectors in the header
    [WORKSPACE stack|static]    where the calls without a workspace keep theirs
    [CONVOLUTION auto|direct|fast]
    [TARGET <name>...]          what convolution algorithms are chosen for: x86-64-v3, x86-64-v4, aarch64, cortex-m
    [ERROR_BUDGET <e>]          largest error of minimal filtering, as a part of the largest output
    [DEPENDS <file>...])        further files of the model (ONNX external data)

Bakes the model whenever it or zgen changes, and adds the static library <target>. Linking it gives NAME.hpp, the baked
header, and the C interface: NAME.h and its implementation. On x86-64 the library holds the network three times, for
x86-64, x86-64-v3 and x86-64-v4, and chooses once by CPUID; elsewhere once, for the processor that the build targets.

The baked sources are compiled with ZINFER_MODEL_COMPILE_OPTIONS, which is -O3 where it is not set: unoptimized, a
network is some thirty times slower, and Debug builds of the program around it should stay usable. The results have the
same bits at every level.

zgen is ZINFER_ZGEN where that is set (a cross build beside a host build), otherwise the target zinfer::zgen.
]]

function(zinfer_add_model target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "MODEL;NAME;GUARD;SELF_TEST;WORKSPACE;CONVOLUTION;ERROR_BUDGET"
                          "TARGET;DEPENDS")
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "zinfer_add_model(${target}): unknown arguments: ${arg_UNPARSED_ARGUMENTS}")
    endif()
    foreach(required MODEL NAME)
        if(NOT arg_${required})
            message(FATAL_ERROR "zinfer_add_model(${target}): ${required} is missing")
        endif()
    endforeach()

    cmake_path(ABSOLUTE_PATH arg_MODEL BASE_DIRECTORY ${CMAKE_CURRENT_SOURCE_DIR} NORMALIZE OUTPUT_VARIABLE model)
    set(directory ${CMAKE_CURRENT_BINARY_DIR}/${target})
    set(header ${directory}/${arg_NAME}.hpp)
    set(c_header ${directory}/${arg_NAME}.h)
    set(source ${directory}/${arg_NAME}.cpp)

    if(ZINFER_ZGEN)
        set(zgen ${ZINFER_ZGEN})
        set(zgen_dependency ${ZINFER_ZGEN})
    elseif(TARGET zinfer::zgen)
        set(zgen $<TARGET_FILE:zinfer::zgen>)
        set(zgen_dependency zinfer::zgen)
    else()
        message(FATAL_ERROR "zinfer_add_model(${target}): there is no zgen to bake the model; "
                            "set ZINFER_ZGEN to one that runs on this machine, or ZINFER_BUILD_GENERATOR to ON")
    endif()

    set(options --name ${arg_NAME} --interface c)
    if(DEFINED arg_GUARD)
        list(APPEND options --guard ${arg_GUARD})
    endif()
    if(DEFINED arg_SELF_TEST)
        list(APPEND options --self-test ${arg_SELF_TEST})
    endif()
    if(DEFINED arg_WORKSPACE)
        list(APPEND options --workspace ${arg_WORKSPACE})
    endif()
    if(DEFINED arg_CONVOLUTION)
        list(APPEND options --convolution ${arg_CONVOLUTION})
    endif()
    if(DEFINED arg_TARGET)
        list(JOIN arg_TARGET "," targets)
        list(APPEND options --target ${targets})
    endif()
    if(DEFINED arg_ERROR_BUDGET)
        list(APPEND options --error-budget ${arg_ERROR_BUDGET})
    endif()

    file(MAKE_DIRECTORY ${directory})
    add_custom_command(
        OUTPUT ${header} ${c_header} ${source}
        COMMAND ${zgen} bake ${model} -o ${header} ${options}
        DEPENDS ${model} ${arg_DEPENDS} ${zgen_dependency}
        COMMENT "Baking ${arg_MODEL}"
        VERBATIM)
    add_custom_target(${target}_bake DEPENDS ${header} ${c_header} ${source})

    add_library(${target} STATIC)
    target_link_libraries(${target} PUBLIC zinfer::zinfer)
    target_include_directories(${target} PUBLIC ${directory})
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "^(x86_64|amd64|AMD64)$")
        # Baseline first: of the functions that several objects hold, a linker takes the first.
        zinfer_add_model_object(${target} ${source} baseline -march=x86-64 -DZINFER_VARIANT=baseline)
        zinfer_add_model_object(${target} ${source} dispatch -march=x86-64 -DZINFER_DISPATCH)
        zinfer_add_model_object(${target} ${source} x86_64_v3 -march=x86-64-v3 -DZINFER_VARIANT=x86_64_v3)
        zinfer_add_model_object(${target} ${source} x86_64_v4 -march=x86-64-v4 -DZINFER_VARIANT=x86_64_v4)
    else()
        zinfer_add_model_object(${target} ${source} native)
    endif()
endfunction()

# One compilation of a baked source, added to its library.
function(zinfer_add_model_object target source variant)
    set(object ${target}_${variant})
    add_library(${object} OBJECT ${source})
    add_dependencies(${object} ${target}_bake)
    target_link_libraries(${object} PRIVATE zinfer::zinfer)
    if(NOT DEFINED ZINFER_MODEL_COMPILE_OPTIONS)
        set(ZINFER_MODEL_COMPILE_OPTIONS -O3)
    endif()
    # An inference throws nothing; without exceptions the library needs no C++ runtime, and a C compiler can link it.
    target_compile_options(${object} PRIVATE ${ZINFER_MODEL_COMPILE_OPTIONS} -fno-exceptions ${ARGN})
    set_target_properties(${object} PROPERTIES POSITION_INDEPENDENT_CODE ON)
    target_sources(${target} PRIVATE $<TARGET_OBJECTS:${object}>)
endfunction()
