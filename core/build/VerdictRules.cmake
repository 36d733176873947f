# One interface target carries the compile rules; one function makes a room, one makes a test.
set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)

add_library(verdict_rules INTERFACE)
target_compile_features(verdict_rules INTERFACE cxx_std_20)
target_include_directories(verdict_rules INTERFACE "${CMAKE_SOURCE_DIR}")
target_compile_definitions(verdict_rules INTERFACE QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_FOREACH
    QT_NO_KEYWORDS "VERDICT_VERSION=\"${PROJECT_VERSION}\"")
target_compile_options(verdict_rules INTERFACE -Wall -Wextra -Werror -Wswitch -Wnon-virtual-dtor -Wno-missing-field-initializers)
if(VERDICT_SANITIZE)
    target_compile_options(verdict_rules INTERFACE -fsanitize=${VERDICT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    target_link_options(verdict_rules INTERFACE -fsanitize=${VERDICT_SANITIZE})
endif()

# verdict_room(NAME case SOURCES a.cpp … LINKS verdict_x …): a static library of one room of the house.
function(verdict_room)
    cmake_parse_arguments(ROOM "" "NAME" "SOURCES;LINKS" ${ARGN})
    add_library(verdict_${ROOM_NAME} STATIC ${ROOM_SOURCES})
    target_link_libraries(verdict_${ROOM_NAME} PUBLIC verdict_rules ${ROOM_LINKS})
endfunction()

# verdict_test(NAME x SOURCES a.cpp … LINKS …): a Qt Test program that runs from any directory without a display.
function(verdict_test)
    cmake_parse_arguments(CASE "" "NAME" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(test_${CASE_NAME} ${CASE_SOURCES})
    set_target_properties(test_${CASE_NAME} PROPERTIES AUTOMOC ON)
    target_link_libraries(test_${CASE_NAME} PRIVATE verdict_rules Qt6::Test ${CASE_LINKS})
    target_compile_definitions(test_${CASE_NAME} PRIVATE "VERDICT_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\""
        "VERDICT_SHARED_DIR=\"${CMAKE_SOURCE_DIR}/../shared\"")
    add_test(NAME ${CASE_NAME} COMMAND test_${CASE_NAME})
    set_tests_properties(${CASE_NAME} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen" LABELS "${CASE_LABELS}")
endfunction()
