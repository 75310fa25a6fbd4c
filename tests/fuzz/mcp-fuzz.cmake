# What a server of tools says, hostile. With QD_FUZZ on, a fuzz target of its own (libFuzzer, clang); its corpus is replayed by
# qd_agents_tests in every build.
if(QD_FUZZ)
  add_executable(qd_fuzz_mcp ${CMAKE_CURRENT_LIST_DIR}/McpFuzz.cpp)
  target_compile_definitions(qd_fuzz_mcp PRIVATE QD_FUZZ)
  target_compile_options(qd_fuzz_mcp PRIVATE -fsanitize=fuzzer)
  target_link_options(qd_fuzz_mcp PRIVATE -fsanitize=fuzzer)
  target_link_libraries(qd_fuzz_mcp PRIVATE qd_agents qd_flags)
endif()
