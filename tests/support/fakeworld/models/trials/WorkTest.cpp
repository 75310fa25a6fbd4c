// A whole department can be served: each reply that a step asks for satisfies its schema, and work ends.
#include "tests/support/fakeworld/models/trials/Exchange.h"

#include <gtest/gtest.h>

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

QJsonObject schemaOf(const QString& reply)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/schema/replies/") + reply + u".json"_s);
    EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << reply.toStdString();
    return QJsonDocument::fromJson(file.readAll()).object();
}

/// What is wrong with a value, in the words of its schema; empty: nothing.
QString faultOf(const QJsonValue& value, const QJsonObject& schema, const QString& where)
{
    const QString type = schema.value("type"_L1).toString();
    const bool fits = type == "object"_L1 ? value.isObject() : type == "array"_L1 ? value.isArray() : type == "boolean"_L1 ? value.isBool()
        : type == "string"_L1 ? value.isString() : value.isDouble() && (type == "number"_L1 || value.toDouble() == double(value.toInteger()));
    const double size = value.isString() ? double(value.toString().size()) : value.isArray() ? double(value.toArray().size()) : value.toDouble();
    const QString unit = value.isString() ? u"Length"_s : value.isArray() ? u"Items"_s : u"imum"_s;
    if (!fits || size < schema.value(u"min"_s + unit).toDouble(size) || size > schema.value(u"max"_s + unit).toDouble(size))
        return where + u": "_s + QString::fromUtf8(QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact)).left(120);
    if (schema.contains("enum"_L1) && !schema.value("enum"_L1).toArray().contains(value))
        return where + u" is none of the words"_s;
    QString fault;
    for (const QJsonValue& item : value.toArray())
        fault += faultOf(item, schema.value("items"_L1).toObject(), where + u"[]"_s);
    const QJsonObject object = value.toObject(), properties = schema.value("properties"_L1).toObject();
    for (const QJsonValue& name : schema.value("required"_L1).toArray())
        fault += object.contains(name.toString()) ? QString() : where + u" lacks "_s + name.toString();
    for (auto member = object.begin(); member != object.end(); ++member)
        fault += properties.contains(member.key()) ? faultOf(member.value(), properties.value(member.key()).toObject(), where + u'.' + member.key())
                                                   : where + u" has too much: "_s + member.key();
    return fault;
}

QString promptOf(const QString& step, const QString& more, const QJsonObject& schema = {})
{
    QString shown = QString::fromUtf8(QJsonDocument(schema).toJson(QJsonDocument::Compact)).replace(u'<', u"&lt;"_s);
    return u"<task name=\"x\" step=\"%1\" round=\"1\" part=\"0\">Do it.</task>\n<brief>How to keep bees calm</brief>\n%2%3"_s
        .arg(step, more, schema.isEmpty() ? QString() : u"<reply>"_s + shown + u"</reply>\n"_s);
}

QJsonObject replyTo(const qd::test::WorldProcess& world, const QString& dialect, const QString& prompt, const QJsonObject& more)
{
    return QJsonDocument::fromJson(heard(world.talk(request(dialect, prompt, true, more)), dialect).text.toUtf8()).object();
}

const QString kCandidates = u"<upstream>\n<result step=\"keyword-candidates\" agent=\"a\">{\"candidates\":[{\"keyword\":\"calm bees\"},{\"keyword\":\"bee smoke\"},{\"keyword\":\"hive care\"}]}</result>\n</upstream>\n"_s;

} // namespace

TEST(Work, EachReplySatisfiesItsSchemaInEachDialect)
{
    qd::test::WorldProcess world;
    const QStringList files = QDir(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/schema/replies")).entryList({u"*.json"_s});
    ASSERT_GT(files.size(), 20);
    for (const QString& file : files) {
        const QString name = file.chopped(5);
        const QJsonObject schema = schemaOf(name);
        for (const QString& dialect : dialects()) {
            const QJsonObject reply = replyTo(world, dialect, promptOf(name, {}), formatOf(dialect, schema));
            EXPECT_EQ(faultOf(reply, schema, name).toStdString(), "") << dialect.toStdString();
        }
        const QJsonObject shown = replyTo(world, u"anthropic"_s, promptOf(name, kCandidates, schema), {});
        EXPECT_EQ(faultOf(shown, schema, name).toStdString(), "") << "where only the prompt says what is wanted";
    }
}

TEST(Work, AReplyMayBeAskedForAsATool)
{
    qd::test::WorldProcess world;
    const QJsonObject schema = schemaOf(u"strategy"_s);
    const QJsonObject tool{{u"name"_s, u"reply"_s}, {u"input_schema"_s, schema}};
    const Heard h = heard(world.talk(request(u"anthropic"_s, promptOf(u"strategy"_s, {}), true,
                                             {{u"tools"_s, QJsonArray{tool}}, {u"tool_choice"_s, QJsonObject{{u"type"_s, u"tool"_s}, {u"name"_s, u"reply"_s}}}})), u"anthropic"_s);
    ASSERT_EQ(h.calls.size(), 1);
    EXPECT_EQ(faultOf(QJsonDocument::fromJson(h.calls[0].mid(6)).object(), schema, u"strategy"_s).toStdString(), "");
}

TEST(Work, GoesOnAndEnds)
{
    qd::test::WorldProcess world;
    const auto says = [&world](const QString& reply, const QString& step, const QString& more, const char* member) {
        return replyTo(world, u"openai-responses"_s, promptOf(step, more), formatOf(u"openai-responses"_s, schemaOf(reply))).value(QLatin1String(member));
    };
    EXPECT_EQ(says(u"review"_s, u"review"_s, u"<draft version=\"1\">x</draft>"_s, "verdict"), u"revise"_s);
    EXPECT_EQ(says(u"review"_s, u"review"_s, u"<draft version=\"2\">x</draft>"_s, "verdict"), u"accept"_s);
    EXPECT_EQ(says(u"clearance"_s, u"clearance"_s, u"<draft version=\"2\">x</draft>"_s, "verdict"), u"approve"_s);
    EXPECT_EQ(says(u"argument"_s, u"keyword"_s, kCandidates, "concedes"), true);
    EXPECT_EQ(says(u"argument"_s, u"keyword"_s, kCandidates, "position"), u"calm bees"_s);
    EXPECT_EQ(says(u"keyword-choice"_s, u"keywords-seo"_s, kCandidates, "choice"), u"calm bees"_s);
    EXPECT_EQ(says(u"keyword-choice"_s, u"keywords-copy"_s, kCandidates, "choice"), u"bee smoke"_s) << "or there would be no debate";
    EXPECT_EQ(says(u"keyword-choice"_s, u"keywords-copy"_s, kCandidates, "scores").toArray().size(), 3);
    EXPECT_EQ(says(u"ruling"_s, u"keyword"_s, kCandidates, "primary"), u"calm bees"_s);
    EXPECT_EQ(says(u"ruling"_s, u"keyword"_s, kCandidates, "secondary"), u"bee smoke"_s);
    EXPECT_EQ(says(u"objection"_s, u"intent"_s, {}, "objects"), false);
    EXPECT_EQ(says(u"vote"_s, u"vote"_s, u"<result step=\"q\" agent=\"a\">{\"question\":\"Which?\",\"options\":[\"blue &amp; green\",\"red\"]}</result>"_s, "choice"), u"blue & green"_s);
}

TEST(Work, ADraftIsOfTheLengthAndTheSecondOneIsAnother)
{
    qd::test::WorldProcess world;
    const QString upstream = u"<result step=\"keyword\" agent=\"a\">{\"primary\":\"calm bees\",\"secondary\":\"bee smoke\"}</result>"
                              "<result step=\"outline\" agent=\"a\">{\"title\":\"Calm bees: what to settle first\"}</result>"_s;
    const auto markdown = [&](const QString& draft) {
        return replyTo(world, u"anthropic"_s, promptOf(u"draft"_s, upstream + draft), formatOf(u"anthropic"_s, schemaOf(u"draft"_s))).value("markdown"_L1).toString();
    };
    const QString first = markdown({}), second = markdown(u"<draft version=\"1\">x</draft>"_s);
    const qsizetype words = first.split(QRegularExpression(u"\\s+"_s), Qt::SkipEmptyParts).size();
    EXPECT_GT(words, 1350);
    EXPECT_LT(words, 1650);
    EXPECT_NE(first, second);
    EXPECT_TRUE(first.startsWith(u"# Calm bees: what to settle first\n"_s)) << first.left(80).toStdString();
    EXPECT_TRUE(first.contains(u"## Where bee smoke meets the day"_s));
    EXPECT_FALSE(first.contains(QRegularExpression(u"[0-9]"_s))) << "a figure that nobody gave";
}

} // namespace fakeworld
