#include "tests/app/Home.h"

#include <QFile>

namespace qd::test {

/// Who may do what, from outside.
class RulesCommand : public AppTest {
protected:
    QString file(const QByteArray& text)
    {
        const QString path = folder.file(QStringLiteral("mine.json"));
        QFile out(path);
        EXPECT_TRUE(out.open(QIODevice::WriteOnly));
        out.write(text);
        return path;
    }
    Ran set(const QByteArray& text) { return program.run({QStringLiteral("rules"), QStringLiteral("set"), file(text)}); }
};

TEST_F(RulesCommand, ShowsTheMatrixAndWhatIsSetOverIt)
{
    const QByteArray before = program.run(words("rules")).out;
    EXPECT_TRUE(before.contains("Anything else asks you (L3).")) << before.toStdString();
    EXPECT_FALSE(before.contains("Your rules")) << before.toStdString();
    const Ran done = set(R"({"rules": [{"id": "cheap", "kinds": ["blog-post"], "up_to_micro_usd": 5000000, "until": "2999-01-01T00:00:00Z", "level": "L4"}],
                             "ceilings": {"irreversible": "L2"}})");
    ASSERT_EQ(done.code, 0) << done.err.toStdString();
    EXPECT_TRUE(done.out.contains("Your one rule comes before the organisation's file and its matrix; your ceilings hold.")) << done.out.toStdString();
    const QByteArray after = program.run(words("rules show")).out;
    EXPECT_TRUE(after.contains("L4  cheap  blog-post, for up to $5.00  (until")) << after.toStdString();
    EXPECT_TRUE(after.contains("L2 at most  what cannot be undone")) << after.toStdString();
    EXPECT_EQ(program.json(words("log verify")).code, 0);
}

TEST_F(RulesCommand, TakesTheFileThatItPrints)
{
    ASSERT_EQ(set(R"({"rules": [{"id": "cheap", "up_to_micro_usd": 5, "until": "2999-01-01T00:00:00Z", "level": "L4"}]})").code, 0);
    const QByteArray printed = program.run(words("rules show --file")).out;
    EXPECT_TRUE(printed.contains("\"2999-01-01T00:00:00")) << printed.toStdString();
    const Ran again = set(printed);
    ASSERT_EQ(again.code, 0) << again.err.toStdString();
    EXPECT_TRUE(again.out.contains("That is so already.")) << again.out.toStdString();
    ASSERT_EQ(set(R"({"rules": []})").code, 0);
    EXPECT_EQ(set(program.run(words("rules show --file")).out).code, 0) << "also where there are none";
}

TEST_F(RulesCommand, AFileThatIsWrongIsRefusedWithItsPlace)
{
    const std::pair<const char*, const char*> wrong[] = {
        {R"({"rules": [{"id": "a", "level": "L4", "colour": "red"}]})", "colour"},
        {R"({"rules": [{"id": "a", "level": "L9"}]})", "/rules/0/level"},
        {R"({"rules": [{"id": "a", "level": "L4", "until": "soon-enough"}]})", "/rules/0/until"},
        {R"({"rules": [{"id": "a", "level": "L4"}, {"id": "b", "level": "L1"}]})", "never matches"},
        {R"({"ceilings": {}})", "rules"},
        {R"([])", ""},
    };
    for (const auto& [text, named] : wrong) {
        const Ran refused = set(text);
        EXPECT_EQ(refused.code, 2) << text;
        EXPECT_TRUE(refused.err.contains(named)) << refused.err.toStdString();
    }
    EXPECT_EQ(program.run(words("rules set")).code, 2);
    EXPECT_EQ(program.run(words("rules dance")).code, 2);
    EXPECT_EQ(program.run(words("rules accept nobody")).code, 2);
    EXPECT_EQ(program.run(words("rules always 018f6b1e-0000-7000-8000-000000000001 --days 0")).code, 2);
}

} // namespace qd::test
