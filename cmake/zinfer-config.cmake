# SPDX-License-Identifier: Apache-2.0
# find_package(zinfer) gives
#   zinfer::zinfer      the runtime's headers
#   zinfer::zgen        the program that bakes models, where it was installed
#   zinfer_add_model()  a library baked from a model file
include(${CMAKE_CURRENT_LIST_DIR}/zinfer-targets.cmake)
include(${CMAKE_CURRENT_LIST_DIR}/zinfer_add_model.cmake)
