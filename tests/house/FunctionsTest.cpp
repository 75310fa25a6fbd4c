#include "tests/house/Functions.h"
#include "tests/house/SourceText.h"

#include <gtest/gtest.h>

namespace qd::house {

namespace {

QStringList namesIn(const char* text)
{
    QStringList names;
    for (const Function& function : functionsOf(codeOf(QString::fromUtf8(text))))
        names.append(function.name);
    return names;
}

QStringList list(std::initializer_list<const char*> words)
{
    QStringList out;
    for (const char* word : words)
        out.append(QString::fromLatin1(word));
    return out;
}

} // namespace

TEST(SourceText, BlanksCommentsStringsAndCharacters)
{
    const QString code = codeOf(QStringLiteral("int a; // {\nchar b = '{'; /* {\n{ */ const char* c = \"\\\"{\"; int d = 1'0; // '\n}"));
    EXPECT_FALSE(code.contains(u'{'));
    EXPECT_TRUE(code.contains(QLatin1String("1'0")));
    EXPECT_TRUE(code.contains(QLatin1String("int d")));
    EXPECT_TRUE(code.endsWith(u'}'));
    EXPECT_EQ(code.count(u'\n'), 3);
}

TEST(SourceText, BlanksRawStringsWithTheirLines)
{
    const QString code = codeOf(QStringLiteral("auto a = R\"x({ \" )\" \n{)x\"; int b = u8R\"(})\"[0];"));
    EXPECT_FALSE(code.contains(u'{'));
    EXPECT_FALSE(code.contains(u'}'));
    EXPECT_TRUE(code.contains(QLatin1String("int b")));
    EXPECT_EQ(code.count(u'\n'), 1);
}

TEST(SourceText, KeepsTheTargetOfAnInclude)
{
    EXPECT_EQ(codeOf(QStringLiteral("#include \"core/base/Id.h\"")), QStringLiteral("#include \"core/base/Id.h\""));
    EXPECT_FALSE(codeOf(QStringLiteral("#define A \"core\"")).contains(QLatin1String("core")));
}

TEST(SourceText, CharactersWithAPrefixAreNotDigitSeparators)
{
    EXPECT_FALSE(codeOf(QStringLiteral("if (c == u'{') x();")).contains(u'{'));
    EXPECT_TRUE(codeOf(QStringLiteral("n = 0xff'ff; m = '\\''; {")).endsWith(u'{'));
}

TEST(Functions, AreFoundInNamespacesAndClasses)
{
    EXPECT_EQ(namesIn("namespace a::b {\n int one(int x) { if (x) { return 1; } return 2; }\n"
                      "class C : public D {\n Q_OBJECT\npublic:\n explicit C(int a) : m_a{a}, m_b(a) {}\n"
                      " bool operator==(const C& o) const { return true; }\n int k() const;\nprivate:\n int m_a = 0; int m_b{0};\n};\n"
                      "int C::k() const { return 3; } }\n"
                      "template <class T, class U> auto two(T t) -> U { return t; }\n"),
              list({"one", "C", "operator==", "C::k", "two"}));
}

TEST(Functions, AreNotInitialisersEnumsOrConcepts)
{
    EXPECT_EQ(namesIn("enum class E { A, B };\nconst int k[] = {1, 2};\nconst M m{{1, f(2)}};\n"
                      "template <class T> concept C = requires(T t) { t.f(); };\nextern \"C\" { void g(); }\n"
                      "static const X x(a, {1, 2});\nTEST(Subject, Sentence)\n{\n}\n"),
              list({"TEST"}));
}

TEST(Functions, CountTheirLinesFromTheSignatureOn)
{
    const QList<Function> found = functionsOf(codeOf(QStringLiteral(
        "#include <a>\n\nclass A {\npublic:\n    A(int a,\n      int b)\n        : m_a{a}\n    {\n        go([] {\n        });\n    }\n"
        "    int m_a;\n};\nA::A() {}\nvoid A::b()\n{\n}\n")));
    ASSERT_EQ(found.size(), 3);
    EXPECT_EQ(found[0].line, 5);
    EXPECT_EQ(found[0].lines, 7);
    EXPECT_TRUE(found[0].constructor);
    EXPECT_TRUE(found[1].constructor);
    EXPECT_EQ(found[2].name, QStringLiteral("A::b"));
    EXPECT_EQ(found[2].lines, 3);
    EXPECT_FALSE(found[2].constructor);
}

} // namespace qd::house
