# Licensed under the Apache License v2.0 with LLVM Exceptions. SPDX-License-Identifier: Apache-2.0 WITH LLVM-exception
# From the records of the public functions: build/include/crout/functions.h, the Python bindings and the type stubs.
find_package(Python 3.10 REQUIRED COMPONENTS Interpreter Development.Module)

set(CROUT_FUNCTION_RECORDS ${CMAKE_SOURCE_DIR}/dialects/crout/functions/Functions.td)
set(CROUT_OPS_GENERATED ${CMAKE_BINARY_DIR}/ops-generated/Forms.cpp)
set(CROUT_PYTHON_GENERATED ${CMAKE_BINARY_DIR}/python-generated)
file(GLOB function_records CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/dialects/crout/functions/*.td)
file(GLOB function_generator CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/cmake/functions/*.py)
file(GLOB stub_templates CONFIGURE_DEPENDS ${CMAKE_SOURCE_DIR}/python/stubs/*.pyi.in)
set(generate_functions ${Python_EXECUTABLE} ${CMAKE_SOURCE_DIR}/cmake/generate_functions.py ${CROUT_FUNCTION_RECORDS} --tblgen ${LLVM_TOOLS_BINARY_DIR}/llvm-tblgen)

add_custom_command(OUTPUT ${CROUT_PYTHON_GENERATED}/functions.stamp
  BYPRODUCTS ${CMAKE_BINARY_DIR}/include/crout/functions.h ${CROUT_PYTHON_GENERATED}/functions.inc ${CROUT_OPS_GENERATED}
  COMMAND ${generate_functions} --header ${CMAKE_BINARY_DIR}/include/crout/functions.h --bindings ${CROUT_PYTHON_GENERATED}/functions.inc --definitions ${CROUT_OPS_GENERATED}
    --stubs ${CMAKE_BINARY_DIR}/python/crout --stub-templates ${CMAKE_SOURCE_DIR}/python/stubs
  COMMAND ${CMAKE_COMMAND} -E touch ${CROUT_PYTHON_GENERATED}/functions.stamp
  DEPENDS ${CMAKE_SOURCE_DIR}/cmake/generate_functions.py ${function_generator} ${function_records} ${stub_templates} COMMENT "Generating the functions' declarations and bindings" VERBATIM)
add_custom_target(CroutFunctions DEPENDS ${CROUT_PYTHON_GENERATED}/functions.stamp)
add_dependencies(CroutIncGen CroutFunctions)

# docs/reference/functions is committed; a test regenerates and compares it.
add_custom_target(crout-docs-functions COMMAND ${generate_functions} --docs ${CMAKE_SOURCE_DIR}/docs/reference/functions VERBATIM)
if(NOT TARGET crout-docs)
  add_custom_target(crout-docs)
endif()
add_dependencies(crout-docs crout-docs-functions)
