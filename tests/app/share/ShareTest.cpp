// What ships beside the program, the completion of bash and the manual page, says what its commands take: all of it and nothing else.
#include "agents/turn/EffectMaterial.h"
#include "tests/app/Home.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>

namespace qd::test {

namespace {

using namespace Qt::StringLiterals;

const QString kShare = QStringLiteral(QUARTERDECK_SOURCE_DIR "/packaging/share/");
const QStringList kOfAll{u"--home"_s, u"--org"_s}; // offered before a command

QString textOf(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

QStringList found(const QString& text, const QString& pattern)
{
    QStringList all;
    const QRegularExpression wanted(pattern, QRegularExpression::MultilineOption);
    for (auto it = wanted.globalMatch(text); it.hasNext();)
        all.append(it.next().captured(1));
    return all;
}

/// As the parser of a command has it: its options, and the words that its usage begins an alternative with.
QStringList takenBy(const QString& help)
{
    QStringList all = found(help, u"^  (?:-h, )?(--[a-z0-9-]+)"_s);
    QStringList usage = help.section(u"\n\n"_s, 0, 0).split(u'\n').mid(1);
    for (const QString& line : std::as_const(usage))
        for (const QString& alternative : line.split(u" | "_s))
            all += found(alternative, u"^\\s*([a-z][a-z-]+)(?=$|[\\s,\\]])"_s);
    for (const QString& option : kOfAll)
        all.removeAll(option);
    all.removeDuplicates();
    return all;
}

/// What is offered behind the words.
QStringList offered(const QString& words, int at)
{
    QProcess shell;
    shell.start(u"bash"_s, {u"-c"_s, u"complete() { :; }; . '%1'; COMP_WORDS=(quarterdeck %2 ''); COMP_CWORD=%3; _quarterdeck; printf '%s\\n' \"${COMPREPLY[@]}\""_s
                                         .arg(kShare + u"quarterdeck.bash"_s, words).arg(at)});
    shell.waitForFinished();
    EXPECT_TRUE(shell.readAllStandardError().isEmpty());
    return QString::fromUtf8(shell.readAllStandardOutput()).split(u'\n', Qt::SkipEmptyParts);
}

/// The paragraphs of the manual page that begin with the command, in plain letters.
QString manualOf(const QString& command, const QString& page)
{
    QString all;
    const QStringList paragraphs = page.section(u"\n.SH COMMANDS\n"_s, 1).section(u"\n.SH "_s, 0, 0).split(u".TP\n"_s);
    for (const QString& paragraph : paragraphs)
        if (found(paragraph.section(u'\n', 0, 0), u"\\\\fB([a-z]+)\\\\fR"_s).contains(command))
            all += paragraph;
    static const QRegularExpression kFont(u"\\\\f."_s);
    return all.remove(kFont).replace(u"\\-"_s, u"-"_s);
}

bool hasWord(const QString& text, const QString& word)
{
    return QRegularExpression(u"(?<![a-z0-9-])%1(?![a-z0-9-])"_s.arg(QRegularExpression::escape(word))).match(text).hasMatch();
}

/// The paragraphs of the renderers, in plain letters, by their names.
QMap<QString, QString> renderersIn(const QString& page)
{
    QMap<QString, QString> all;
    QStringList paragraphs = page.section(u"\n.SH RENDERERS\n"_s, 1).section(u"\n.SH "_s, 0, 0).remove(u"\\fB"_s).remove(u"\\fI"_s).remove(u"\\fR"_s).replace(u"\\-"_s, u"-"_s).split(u".TP\n"_s);
    for (const QString& paragraph : paragraphs.mid(1))
        all.insert(paragraph.section(u'\n', 0, 0), paragraph.section(u'\n', 1));
    return all;
}

} // namespace

class Share : public AppTest {
protected:
    QStringList commands() { return found(QString::fromUtf8(program.run({u"--help"_s}).out), u"^  ([a-z]+) "_s); }
    QString help(const QString& command) { return QString::fromUtf8(program.run({command, u"--help"_s}).out); }
};

TEST_F(Share, TheCompletionOffersWhatTheCommandsTake)
{
    const QStringList all = commands();
    ASSERT_GT(all.size(), 20);
    const QStringList first = offered({}, 1);
    for (const QString& command : all) {
        EXPECT_TRUE(first.contains(command)) << command.toStdString();
        const QString text = help(command);
        const QStringList has = offered(command, 2);
        for (const QString& word : takenBy(text))
            EXPECT_TRUE(has.contains(word)) << command.toStdString() << " takes " << word.toStdString() << ", which is not offered";
        for (const QString& word : has)
            EXPECT_TRUE(hasWord(text, word)) << command.toStdString() << " does not know " << word.toStdString();
    }
}

TEST_F(Share, TheManualPageHasAParagraphForEachCommandWithAllThatItTakes)
{
    const QString page = textOf(kShare + u"quarterdeck.1"_s);
    const QStringList all = commands();
    ASSERT_GT(all.size(), 20);
    for (const QString& command : all) {
        const QString says = manualOf(command, page);
        EXPECT_FALSE(says.isEmpty()) << command.toStdString() << " has no paragraph";
        for (const QString& word : takenBy(help(command)))
            EXPECT_TRUE(word == u"--json" || word == u"--help" || hasWord(says, word)) << command.toStdString() << " takes " << word.toStdString() << ", of which the page says nothing";
    }
}

TEST_F(Share, ThePageOfOrganisationsHasEachRendererWithAllThatItTakes)
{
    const QMap<QString, QString> says = renderersIn(textOf(kShare + u"quarterdeck-organisation.5"_s));
    QStringList all = agents::rendererNames();
    all.sort();
    EXPECT_EQ(says.keys(), all);
    for (const QString& renderer : std::as_const(all)) {
        const Fields inputs = agents::rendererInputs(renderer);
        for (auto input = inputs.begin(); input != inputs.end(); ++input)
            EXPECT_TRUE(hasWord(says.value(renderer), input.key()) || (renderer == u"web-post"_s && hasWord(says.value(u"blog-page"_s), input.key())))
                << renderer.toStdString() << " takes " << input.key().toStdString() << ", of which the page says nothing";
        EXPECT_TRUE(says.value(renderer).contains(u"Goes "_s)) << renderer.toStdString() << ": by what?";
    }
}

TEST_F(Share, AWayThatNothingGoesByLeadsToThePageThatSaysHowOneDoes)
{
    ASSERT_EQ(program.run(words("connectors add li --kind linkedin --title LinkedIn --account urn:li:organization:5515715 --key li --client-id 77abc")).code, 0);
    ASSERT_EQ(program.run(words("connectors add my-x --kind x --title X --user harbor --key x --client-id abc")).code, 0);
    const QByteArray said = program.run(words("connectors use my-x")).out;
    ASSERT_TRUE(said.contains("makes what X takes: x-post. man quarterdeck-organisation says how one does.")) << said.toStdString();
    EXPECT_TRUE(renderersIn(textOf(kShare + u"quarterdeck-organisation.5"_s)).contains(u"x-post"_s));
    for (const char* way : {"li", "my-x"}) {
        const Ran tested = program.run(words("connectors test") << QString::fromLatin1(way));
        EXPECT_NE(tested.code, 0);
        EXPECT_TRUE(tested.err.contains(QByteArray("quarterdeck connectors sign-in ") + way)) << tested.err.toStdString();
        EXPECT_FALSE(tested.err.contains("keys set")) << tested.err.toStdString();
    }
}

} // namespace qd::test
