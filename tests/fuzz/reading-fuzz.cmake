# What is read of the outside, as fuzz programs: included by CMakeLists.txt beside this where QD_FUZZ is on.
set(reading ${PROJECT_SOURCE_DIR}/agents/reading)
add_library(qd_fuzzed_reading STATIC ${CMAKE_CURRENT_LIST_DIR}/reading/ReadingTargets.h ${CMAKE_CURRENT_LIST_DIR}/reading/ReadingTargets.cpp
            ${PROJECT_SOURCE_DIR}/core/base/Json.cpp ${reading}/manners/RobotsRules.cpp ${reading}/markup/CharacterNames.cpp ${reading}/markup/Charset.cpp
            ${reading}/markup/Feed.cpp ${reading}/markup/HtmlText.cpp ${reading}/markup/HtmlTokens.cpp ${reading}/markup/TextFlow.cpp ${reading}/wire/HttpReply.cpp)
target_include_directories(qd_fuzzed_reading PUBLIC ${PROJECT_SOURCE_DIR})
target_compile_options(qd_fuzzed_reading PUBLIC -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_libraries(qd_fuzzed_reading PUBLIC Qt6::Core nlohmann_json::nlohmann_json qd_flags)
set_target_properties(qd_fuzzed_reading PROPERTIES AUTOMOC OFF)
foreach(corpus html http robots feed)
  add_executable(qd_fuzz_reading_${corpus} ${CMAKE_CURRENT_LIST_DIR}/reading/ReadingFuzzed.cpp)
  target_compile_definitions(qd_fuzz_reading_${corpus} PRIVATE QD_FUZZ_CORPUS="reading-${corpus}")
  target_link_libraries(qd_fuzz_reading_${corpus} PRIVATE qd_fuzzed_reading)
  target_link_options(qd_fuzz_reading_${corpus} PRIVATE -fsanitize=fuzzer,address,undefined)
endforeach()
