# Requests that come in, as a fuzz program: included by CMakeLists.txt beside this where QD_FUZZ is on. Its corpus is replayed by
# qd_agents_tests in every build.
file(GLOB hooked CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/agents/inbound/hooks/events/*.cpp")
add_executable(qd_fuzz_hook_requests ${CMAKE_CURRENT_LIST_DIR}/hooks/HookFuzzed.cpp ${CMAKE_CURRENT_LIST_DIR}/hooks/HookTarget.h ${CMAKE_CURRENT_LIST_DIR}/hooks/HookTarget.cpp ${hooked}
               ${PROJECT_SOURCE_DIR}/agents/inbound/hooks/HookRequest.cpp ${PROJECT_SOURCE_DIR}/agents/tools/protocol/OutsideText.cpp
               ${PROJECT_SOURCE_DIR}/core/base/Json.cpp ${PROJECT_SOURCE_DIR}/core/base/Digest.cpp ${PROJECT_SOURCE_DIR}/core/base/Sha256.cpp)
target_include_directories(qd_fuzz_hook_requests PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_options(qd_fuzz_hook_requests PRIVATE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_options(qd_fuzz_hook_requests PRIVATE -fsanitize=fuzzer,address,undefined)
target_link_libraries(qd_fuzz_hook_requests PRIVATE Qt6::Core nlohmann_json::nlohmann_json PkgConfig::sodium qd_flags)
set_target_properties(qd_fuzz_hook_requests PROPERTIES AUTOMOC OFF)
