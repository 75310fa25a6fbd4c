# What a server of tools says, as a fuzz program: included by CMakeLists.txt beside this where QD_FUZZ is on. Its corpus is replayed by
# qd_agents_tests in every build.
file(GLOB protocol CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/agents/tools/protocol/*.cpp")
add_executable(qd_fuzz_mcp ${CMAKE_CURRENT_LIST_DIR}/McpFuzz.cpp ${protocol} ${PROJECT_SOURCE_DIR}/agents/transport/SseReader.cpp
               ${PROJECT_SOURCE_DIR}/agents/organisation/SchemaWords.cpp ${PROJECT_SOURCE_DIR}/agents/organisation/checks/SchemaCheck.cpp
               ${PROJECT_SOURCE_DIR}/core/base/Json.cpp ${PROJECT_SOURCE_DIR}/core/base/Digest.cpp ${PROJECT_SOURCE_DIR}/core/base/Sha256.cpp)
target_include_directories(qd_fuzz_mcp PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_definitions(qd_fuzz_mcp PRIVATE QD_FUZZ VALIJSON_USE_EXCEPTIONS=1)
target_compile_options(qd_fuzz_mcp PRIVATE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_options(qd_fuzz_mcp PRIVATE -fsanitize=fuzzer,address,undefined)
target_link_libraries(qd_fuzz_mcp PRIVATE Qt6::Core nlohmann_json::nlohmann_json PkgConfig::sodium qd_flags)
set_target_properties(qd_fuzz_mcp PROPERTIES AUTOMOC OFF)
