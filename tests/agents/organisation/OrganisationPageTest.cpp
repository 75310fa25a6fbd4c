#include "tests/agents/organisation/Department.h"

#include <QRegularExpression>

namespace qd::test {

namespace {

/// The man page as its reader sees it.
QString page()
{
    QString text = QString::fromUtf8(bytesOf(QStringLiteral(QUARTERDECK_SOURCE_DIR "/packaging/share/quarterdeck-organisation.5")));
    return text.replace(QLatin1String("\\-"), QLatin1String("-")).replace(QLatin1String("\\e"), QLatin1String("\\"));
}

QStringList examples()
{
    static const QRegularExpression kExample(QStringLiteral("\\n\\.EX\\n(.*?)\\n\\.EE"), QRegularExpression::DotMatchesEverythingOption);
    QStringList found;
    const QString text = page();
    for (auto it = kExample.globalMatch(text); it.hasNext();)
        found.append(it.next().captured(1));
    return found;
}

Json put(const Json& file, const QString& name, const Json& value)
{
    QList<Json::Member> members = file.members();
    members.removeIf([&](const Json::Member& member) { return member.first == name; });
    members.append({name, value});
    return Json(members);
}

/// The page's whole file with an example in it: members in place of its own, or the steps of its workflow.
QByteArray fileWith(const Json& whole, const QString& example)
{
    Json file = whole;
    if (example.startsWith(u'"')) {
        const Result<Json> members = Json::parse('{' + example.toUtf8() + '}');
        EXPECT_TRUE(members) << example.toStdString();
        for (const Json::Member& member : members ? members->members() : QList<Json::Member>())
            file = put(file, member.first, member.second);
        return file.toText();
    }
    const Result<Json> steps = Json::parse('[' + example.toUtf8() + ']');
    EXPECT_TRUE(steps) << example.toStdString();
    return put(file, QStringLiteral("workflows"), Json(QList<Json>{put(whole.at(u"workflows").items().first(), QStringLiteral("steps"), *steps)})).toText();
}

/// The names of members and the words of enumerations of a schema, however deep.
void namesIn(const Json& schema, QStringList& names)
{
    for (const Json::Member& member : schema.at(u"properties").members())
        names.append(member.first);
    for (const Json& word : schema.at(u"enum").items())
        names.append(word.toString());
    for (const Json::Member& member : schema.members())
        namesIn(member.second, names);
    for (const Json& item : schema.items())
        namesIn(item, names);
}

} // namespace

TEST(OrganisationPage, EveryExampleIsRight)
{
    const QStringList all = examples();
    ASSERT_GE(all.size(), 18);
    const Result<Json> whole = Json::parse(all.first().toUtf8());
    ASSERT_TRUE(whole) << whole.error().text.toStdString();
    EXPECT_EQ(told(agents::faultsOf(all.first().toUtf8(), everything())), "");
    for (const QString& example : all.mid(1))
        EXPECT_EQ(told(agents::faultsOf(fileWith(*whole, example), everything())), "") << example.toStdString();
}

TEST(OrganisationPage, SpeaksOfEverythingThatAFileMayHold)
{
    const Result<Json> schema = Json::parse(bytesOf(QStringLiteral(":/schema/organisation.json")));
    ASSERT_TRUE(schema);
    QStringList names;
    namesIn(*schema, names);
    EXPECT_GT(names.size(), 150);
    for (const QString& reply : everything().replies)
        names.append(reply);
    const QString text = page();
    for (const QString& name : std::as_const(names))
        EXPECT_TRUE(text.contains(QRegularExpression(QStringLiteral("(?<![a-z_-])%1(?![a-z_-])").arg(QRegularExpression::escape(name))))) << name.toStdString();
}

} // namespace qd::test
