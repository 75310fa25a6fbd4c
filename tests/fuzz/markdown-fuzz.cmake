# What becomes of Markdown, as a fuzz program: included by CMakeLists.txt beside this where QD_FUZZ is on.
set(render ${PROJECT_SOURCE_DIR}/agents/effects/render)
add_executable(qd_fuzz_markdown ${CMAKE_CURRENT_LIST_DIR}/markdown/MarkdownFuzzed.cpp ${CMAKE_CURRENT_LIST_DIR}/markdown/MarkdownTarget.h
               ${CMAKE_CURRENT_LIST_DIR}/markdown/MarkdownTarget.cpp ${render}/Markdown.cpp ${render}/Html.cpp ${PROJECT_SOURCE_DIR}/agents/skills/text/Language.cpp
               ${PROJECT_SOURCE_DIR}/agents/skills/text/Prose.cpp ${PROJECT_SOURCE_DIR}/agents/skills/text/ProseBreaks.cpp)
target_include_directories(qd_fuzz_markdown PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_options(qd_fuzz_markdown PRIVATE -fsanitize=fuzzer,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_options(qd_fuzz_markdown PRIVATE -fsanitize=fuzzer,address,undefined)
target_link_libraries(qd_fuzz_markdown PRIVATE Qt6::Core PkgConfig::md4c_html qd_flags)
set_target_properties(qd_fuzz_markdown PROPERTIES AUTOMOC OFF)
