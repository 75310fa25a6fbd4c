#include "tests/app/Home.h"

#include <QSet>

namespace qd::test {

class EvidenceCommand : public AppTest {
protected:
    QList<Json> decisions() const { return program.json(words("decisions list")).json().at(u"decisions").items(); }
    QByteArray shown(const Json& decision) const
    {
        const Ran ran = program.run({QStringLiteral("decisions"), QStringLiteral("show"), decision.at(u"id").toString()});
        EXPECT_EQ(ran.code, 0) << ran.err.toStdString();
        return ran.out;
    }
};

TEST_F(EvidenceCommand, ADecisionIsReadWithWhatItRestsOn)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    const QList<Json> all = decisions();
    ASSERT_FALSE(all.isEmpty());
    QList<Json> messages;
    for (const QByteArray& line : program.json(words("traffic")).out.trimmed().split('\n'))
        if (const Result<Json> message = Json::parse(line))
            messages.append(*message);
    int read = 0;
    for (const Json& decision : all) {
        const QByteArray text = shown(decision);
        EXPECT_FALSE(text.startsWith('{')) << text.left(200).toStdString();
        EXPECT_TRUE(text.contains(decision.at(u"reasoning").toString().toUtf8())) << text.toStdString();
        for (const Json& piece : decision.at(u"evidence").items())
            if (piece.at(u"kind").toString() == QLatin1String("message"))
                for (const Json& message : messages)
                    if (message.at(u"id").toString() == piece.at(u"reference").toString())
                        read += text.contains(message.at(u"subject").toString().toUtf8());
    }
    EXPECT_GT(read, 0) << "the words of the message, not its number";
    const Json again = program.json({QStringLiteral("decisions"), QStringLiteral("show"), all.first().at(u"id").toString()}).json();
    EXPECT_EQ(again.at(u"id").toString(), all.first().at(u"id").toString());
}

TEST_F(EvidenceCommand, ADecisionThatHandsOutWorkSaysToWhomAndUntilWhen)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    QSet<QString> given;
    for (const Json& decision : decisions())
        if (decision.at(u"kind").toString() == QLatin1String("topic"))
            for (const Json& action : decision.at(u"actions").items())
                if (action.at(u"due").toString().startsWith(QLatin1String("20")))
                    given.insert(action.at(u"assigned_to").toString());
    EXPECT_EQ(given, (QSet<QString>{QStringLiteral("copywriter"), QStringLiteral("seo-specialist")}));
}

TEST_F(EvidenceCommand, BytesThatAreNamedCanBePrinted)
{
    ASSERT_EQ(program.json(runArguments()).code, 0);
    QString hash;
    for (const Json& decision : decisions())
        for (const Json& piece : decision.at(u"evidence").items())
            if (piece.at(u"kind").toString() == QLatin1String("artefact"))
                hash = piece.at(u"reference").toString();
    ASSERT_EQ(hash.size(), 64);
    const QStringList line{QStringLiteral("log"), QStringLiteral("blob"), hash};
    const Ran plain = program.run(line);
    EXPECT_EQ(plain.code, 0) << plain.err.toStdString();
    EXPECT_TRUE(Json::parse(plain.out)) << plain.out.left(200).toStdString();
    const Json document = program.json(line).json();
    EXPECT_EQ(document.at(u"text").toString().toUtf8(), plain.out);
    EXPECT_EQ(document.at(u"bytes").toInteger(), plain.out.size());
    const Ran nothing = program.json({QStringLiteral("log"), QStringLiteral("blob"), QString(64, QLatin1Char('0'))});
    EXPECT_EQ(nothing.code, 1) << nothing.out.toStdString();
}

} // namespace qd::test
