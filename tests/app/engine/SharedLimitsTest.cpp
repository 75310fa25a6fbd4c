#include "tests/app/Home.h"
#include "tests/support/Await.h"
#include "tests/support/fakeworld/WorldProcess.h"

#include <QFile>

namespace qd::test {

namespace {

/// Two organisations of one home, each with a process of its own, that ask one model of the world.
class SharedLimits : public AppTest {
protected:
    void SetUp() override
    {
        writeFile(program.home() + QStringLiteral("/providers/here.json"),
                  QStringLiteral(R"({"id":"here","title":"Here","dialect":"anthropic","base_url":"%1","date":"2026-11-22","source":"a test","any_model":true,"defaults":{"context":100000}})")
                      .arg(world.origin()).toUtf8());
        writeFile(program.home() + QStringLiteral("/prices/here.json"),
                  R"({"provider":"here","currency":"USD","unit":"micro-dollars per million tokens","models":[{"input":2000000,"output":4000000}]})");
        for (const QString& name : {QStringLiteral("one"), QStringLiteral("other")})
            give(name);
    }
    /// An organisation of that name whose only workflow is one call.
    void give(const QString& name) const
    {
        QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/tests/data/organisations/field-notes.json"));
        ASSERT_TRUE(file.open(QIODevice::ReadOnly));
        const Result<Json> read = Json::parse(file.readAll());
        ASSERT_TRUE(read);
        QList<Json::Member> members;
        for (const Json::Member& member : read->members()) {
            if (member.first == QLatin1String("id"))
                members.append({member.first, Json(name)});
            else if (member.first == QLatin1String("workflows"))
                members.append({member.first, *Json::parse(R"([{"id":"flow","title":"Flow","steps":[{"id":"t","title":"A turn","kind":"turn","agent":"editor","prompt":"planning","reply":"planning"}]}])")});
            else if (member.first != QLatin1String("triggers"))
                members.append(member);
        }
        writeFile(program.home() + QStringLiteral("/organisations/%1.json").arg(name), Json(members).toText());
    }
    /// Somebody at work on it, who has a brief.
    struct AtWork {
        std::unique_ptr<QProcess> holder;
        std::unique_ptr<QProcess> run;
    };
    AtWork begin(const QString& name) const
    {
        const QStringList org{QStringLiteral("--org"), name};
        EXPECT_EQ(program.json(org + words("models use here:m")).code, 0);
        AtWork at{program.serve(org + words("--pace 0")), nullptr};
        EXPECT_TRUE(at.holder);
        at.run = program.start(org + words("run --approve none --brief Begin"), folder.file(name));
        return at;
    }
    QString lacks(const QString& name) const
    {
        for (const Json& provider : program.json({QStringLiteral("--org"), name, QStringLiteral("models")}).json().at(u"providers").items())
            if (provider.at(u"id").toString() == u"here")
                return provider.at(u"lacks").toString();
        return QStringLiteral("no such provider");
    }
    WorldProcess world;
};

} // namespace

TEST_F(SharedLimits, WhatOneOrganisationIsToldHoldsForTheOther)
{
    ASSERT_TRUE(world.script(QStringLiteral("/v1/messages"), QStringLiteral("status"), {{QStringLiteral("status"), 429}, {QStringLiteral("retry_after"), 300}}));
    AtWork one = begin(QStringLiteral("one"));
    ASSERT_TRUE(waitUntil([this] { return !lacks(QStringLiteral("one")).isEmpty(); }, std::chrono::seconds(30)));
    const qsizetype asked = world.count().size();
    EXPECT_EQ(asked, 1);
    AtWork other = begin(QStringLiteral("other"));
    EXPECT_TRUE(waitUntil([this] { return lacks(QStringLiteral("other")).contains(QLatin1String("somebody else at work in this home")); }, std::chrono::seconds(30)))
        << lacks(QStringLiteral("other")).toStdString();
    EXPECT_EQ(world.count().size(), asked) << "the other did not find out for itself";
    for (AtWork* at : {&one, &other}) {
        at->run->kill();
        at->run->waitForFinished();
        EXPECT_GE(endPolitely(*at->holder), 0);
    }
}

} // namespace qd::test
