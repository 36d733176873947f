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
target_compile_options(verdict_rules INTERFACE -Wall -Wextra -Wswitch -Wnon-virtual-dtor -Wno-missing-field-initializers
    "$<$<CXX_COMPILER_ID:GNU>:-Werror>")
# g++ 12 sees an overlap in text + std::string once it optimises (its bug 105651); there is none.
target_compile_options(verdict_rules INTERFACE "$<$<AND:$<CXX_COMPILER_ID:GNU>,$<CONFIG:Release>>:-Wno-restrict>")
if(VERDICT_SANITIZE)
    target_compile_options(verdict_rules INTERFACE -fsanitize=${VERDICT_SANITIZE} -fno-omit-frame-pointer -fno-sanitize-recover=all)
    # g++ 12 takes what the sanitizers add for uses of uninitialised values; the everyday build keeps that warning.
    target_compile_options(verdict_rules INTERFACE "$<$<CXX_COMPILER_ID:GNU>:-Wno-maybe-uninitialized>")
    target_link_options(verdict_rules INTERFACE -fsanitize=${VERDICT_SANITIZE})
endif()

# verdict_room(NAME case SOURCES a.cpp … LINKS verdict_x …): a static library of one room of the house.
function(verdict_room)
    cmake_parse_arguments(ROOM "" "NAME" "SOURCES;LINKS" ${ARGN})
    add_library(verdict_${ROOM_NAME} STATIC ${ROOM_SOURCES})
    target_link_libraries(verdict_${ROOM_NAME} PUBLIC verdict_rules ${ROOM_LINKS})
endfunction()

# verdict_test(NAME x SOURCES a.cpp … LINKS …): a Qt Test program that runs from any directory without a display. The label
# tsan runs it under the thread sanitizer too; the label x11 gives it an X server of its own, one such test at a time.
function(verdict_test)
    cmake_parse_arguments(CASE "" "NAME" "SOURCES;LINKS;LABELS" ${ARGN})
    add_executable(test_${CASE_NAME} ${CASE_SOURCES})
    set_target_properties(test_${CASE_NAME} PROPERTIES AUTOMOC ON)
    target_link_libraries(test_${CASE_NAME} PRIVATE verdict_rules Qt6::Test ${CASE_LINKS})
    target_compile_definitions(test_${CASE_NAME} PRIVATE "VERDICT_SOURCE_DIR=\"${CMAKE_SOURCE_DIR}\""
        "VERDICT_SHARED_DIR=\"${CMAKE_SOURCE_DIR}/../shared\"")
    set_property(GLOBAL APPEND PROPERTY VERDICT_TEST_PROGRAMS test_${CASE_NAME})
    if("x11" IN_LIST CASE_LABELS)
        add_test(NAME ${CASE_NAME} COMMAND xvfb-run -a -s "-screen 0 1600x1000x24" $<TARGET_FILE:test_${CASE_NAME}>)
        set_tests_properties(${CASE_NAME} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=xcb" RESOURCE_LOCK x11)
    else()
        add_test(NAME ${CASE_NAME} COMMAND test_${CASE_NAME})
        set_tests_properties(${CASE_NAME} PROPERTIES ENVIRONMENT "QT_QPA_PLATFORM=offscreen")
    endif()
    if(VERDICT_SANITIZE STREQUAL thread)
        set_property(TEST ${CASE_NAME} APPEND PROPERTY
            ENVIRONMENT "TSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/tests/support/tsan.supp ignore_noninstrumented_modules=1")
    endif()
    # ctest's limit is for the whole program; Qt Test's own, five minutes a function, would abort on a busy machine.
    set_property(TEST ${CASE_NAME} APPEND PROPERTY ENVIRONMENT QTEST_FUNCTION_TIMEOUT=7200000)
    set_tests_properties(${CASE_NAME} PROPERTIES LABELS "${CASE_LABELS}")
endfunction()

# verdict_fuzz(NAME x SOURCES a.cpp LINKS …): a libFuzzer program, run as a test on tests/fuzz/corpus/x for
# VERDICT_FUZZ_SECONDS. New inputs stay in the build folder.
function(verdict_fuzz)
    cmake_parse_arguments(FUZZ "" "NAME" "SOURCES;LINKS" ${ARGN})
    add_executable(fuzz_${FUZZ_NAME} ${FUZZ_SOURCES})
    target_link_libraries(fuzz_${FUZZ_NAME} PRIVATE verdict_rules ${FUZZ_LINKS})
    target_link_options(fuzz_${FUZZ_NAME} PRIVATE -fsanitize=fuzzer)
    set(found "${CMAKE_CURRENT_BINARY_DIR}/found/${FUZZ_NAME}")
    file(MAKE_DIRECTORY "${found}")
    add_test(NAME fuzz_${FUZZ_NAME} COMMAND fuzz_${FUZZ_NAME} -max_total_time=${VERDICT_FUZZ_SECONDS} -timeout=10
        -print_final_stats=1 "-artifact_prefix=${found}/" "${found}" "${CMAKE_SOURCE_DIR}/tests/fuzz/corpus/${FUZZ_NAME}")
endfunction()
