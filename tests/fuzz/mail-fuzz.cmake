# Mails and the words of their server, as a fuzz program: included by CMakeLists.txt beside this where QD_FUZZ is on. Its corpus is replayed by
# qd_agents_tests in every build.
file(GLOB marked_up CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/agents/reading/markup/*.cpp")
set(mailed "${PROJECT_SOURCE_DIR}/agents/inbound/mail")
add_executable(qd_fuzz_mail ${CMAKE_CURRENT_LIST_DIR}/mail/MailFuzzed.cpp ${CMAKE_CURRENT_LIST_DIR}/mail/MailTarget.h ${CMAKE_CURRENT_LIST_DIR}/mail/MailTarget.cpp
               ${mailed}/MimeText.cpp ${mailed}/MimeReader.cpp ${mailed}/MailMeaning.cpp ${mailed}/ImapWords.cpp ${marked_up}
               ${PROJECT_SOURCE_DIR}/agents/effects/connectors/mail/MailText.cpp ${PROJECT_SOURCE_DIR}/agents/tools/protocol/OutsideText.cpp ${PROJECT_SOURCE_DIR}/core/base/Json.cpp)
target_include_directories(qd_fuzz_mail PRIVATE ${PROJECT_SOURCE_DIR})
target_compile_options(qd_fuzz_mail PRIVATE -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer)
target_link_options(qd_fuzz_mail PRIVATE -fsanitize=fuzzer,address,undefined)
target_link_libraries(qd_fuzz_mail PRIVATE Qt6::Core nlohmann_json::nlohmann_json qd_flags)
set_target_properties(qd_fuzz_mail PROPERTIES AUTOMOC OFF)
