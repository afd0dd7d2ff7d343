# SPDX-License-Identifier: Apache-2.0
# Installation: headers, the tools with their manual pages and completions, and a CMake package for
# find_package(zinfer).
include(CMakePackageConfigHelpers)
include(GNUInstallDirs)

set(package_dir ${CMAKE_INSTALL_DATADIR}/cmake/zinfer)

install(TARGETS zinfer EXPORT zinfer-targets FILE_SET HEADERS)
if(ZINFER_BUILD_GENERATOR)
    install(TARGETS zgen EXPORT zinfer-targets)
endif()
if(TARGET zsim)
    install(TARGETS zsim)
endif()
if(TARGET ztrain)
    install(TARGETS ztrain)
endif()
foreach(tool zgen zsim ztrain)
    if(TARGET ${tool})
        set(documents ${PROJECT_BINARY_DIR}/documents)
        install(FILES ${documents}/${tool}.1 DESTINATION ${CMAKE_INSTALL_MANDIR}/man1)
        install(FILES ${documents}/${tool}.bash DESTINATION ${CMAKE_INSTALL_DATADIR}/bash-completion/completions
                RENAME ${tool})
        install(FILES ${documents}/_${tool} DESTINATION ${CMAKE_INSTALL_DATADIR}/zsh/site-functions)
        install(FILES ${documents}/${tool}.fish DESTINATION ${CMAKE_INSTALL_DATADIR}/fish/vendor_completions.d)
    endif()
endforeach()
install(EXPORT zinfer-targets NAMESPACE zinfer:: DESTINATION ${package_dir})

# The headers serve any processor and zgen runs where the build runs, so the package has no architecture.
write_basic_package_version_file(zinfer-config-version.cmake COMPATIBILITY SameMinorVersion ARCH_INDEPENDENT)
install(
    FILES ${PROJECT_BINARY_DIR}/zinfer-config-version.cmake ${CMAKE_CURRENT_LIST_DIR}/zinfer-config.cmake
          ${CMAKE_CURRENT_LIST_DIR}/zinfer_add_model.cmake
    DESTINATION ${package_dir})
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR})
