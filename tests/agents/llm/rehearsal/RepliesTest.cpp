#include "agents/llm/rehearsal/text/Wording.h"
#include "tests/agents/llm/rehearsal/Requests.h"

#include <QDir>
#include <QFile>

#include <gtest/gtest.h>

using namespace qd;
using namespace qd::agents::rehearsal;

namespace {

struct Format {
    const char* task;
    const char* agent;
    const char* reply;
    const char* members;
};

constexpr Format kFormats[] = {
    {"strategy", "cmo", "strategy", "focus audience goal reasoning success_measure alternatives subject message"},
    {"planning", "vp-marketing", "planning", "theme angle reasoning subject message"},
    {"questions", "content-manager", "questions", "research_question analytics_question ideas"},
    {"research", "market-research", "research", "summary findings gaps subject message"},
    {"analytics", "analytics-specialist", "analytics", "summary observations recommendation subject message"},
    {"assignment", "content-manager", "assignment", "title angle audience word_count reasoning alternatives copywriter_message seo_message"},
    {"keyword-choice", "seo-specialist", "keyword-choice", "choice scores argument subject message"},
    {"debate-argue", "copywriter", "argument", "position argument concedes subject message"},
    {"debate-ruling", "content-manager", "ruling", "primary secondary decision reasoning alternatives actions subject message"},
    {"outline", "copywriter", "outline", "title headings image_theme subject message"},
    {"draft", "copywriter", "draft", "title summary markdown sources_used subject message"},
    {"revise", "copywriter", "draft", "title summary markdown sources_used subject message"},
    {"review", "content-manager", "review", "verdict notes praise reasoning subject message"},
    {"clearance", "vp-marketing", "clearance", "verdict reasoning subject message"},
    {"social-plan", "social-media-manager", "social-plan", "angle linkedin_message designer_message"},
    {"linkedin-post", "linkedin-manager", "linkedin-post", "text hashtags subject message"},
    {"newsletter-entry", "email-specialist", "newsletter-entry", "email_subject preheader text subject message"},
    {"newsletter", "email-specialist", "newsletter", "email_subject preheader text subject message"},
    {"subject-lines", "email-specialist", "subject-lines", "hook_a hook_b hook_c preheader text subject message"},
    {"newsletter-review", "campaign-manager", "review", "verdict notes praise reasoning subject message"},
};

// What is wrong with `value` by the parts of a schema that reply formats use. Empty when it fits.
QString misfit(const Json& value, const Json& schema, const QString& path = {})
{
    const QString type = schema.at(u"type").toString();
    if (const Json* allowed = schema.find(u"enum")) {
        for (const Json& item : allowed->items())
            if (item.toText() == value.toText())
                return {};
        return path + QStringLiteral(": not in enum");
    }
    if (type == u"string") {
        const qsizetype length = value.toString().size();
        if (value.kind() != Json::String || length < schema.at(u"minLength").toInteger(0) || length > schema.at(u"maxLength").toInteger(1 << 30))
            return path + QStringLiteral(": text of %1").arg(length);
    } else if (type == u"array") {
        if (value.kind() != Json::List || value.items().size() < schema.at(u"minItems").toInteger(0) || value.items().size() > schema.at(u"maxItems").toInteger(1 << 30))
            return path + QStringLiteral(": list of %1").arg(value.items().size());
        for (qsizetype i = 0; i < value.items().size(); ++i)
            if (const QString fault = misfit(value.items()[i], schema.at(u"items"), path + QStringLiteral("/%1").arg(i)); !fault.isEmpty())
                return fault;
    } else if (type == u"object") {
        for (const Json& name : schema.at(u"required").items())
            if (!value.find(name.toString()))
                return path + u'/' + name.toString() + QStringLiteral(": missing");
        for (const Json::Member& member : value.members()) {
            const Json* wanted = schema.at(u"properties").find(member.first);
            const QString fault = wanted ? misfit(member.second, *wanted, path + u'/' + member.first) : path + u'/' + member.first + QStringLiteral(": unknown");
            if (!fault.isEmpty())
                return fault;
        }
    } else if (type == u"boolean" && value.kind() != Json::Bool) {
        return path + QStringLiteral(": no boolean");
    } else if (type == u"integer" || type == u"number") {
        const double number = value.toReal(-1e18);
        if ((type == u"integer" && value.kind() != Json::Integer) || number < schema.at(u"minimum").toReal(-1e17) || number > schema.at(u"maximum").toReal(1e17))
            return path + QStringLiteral(": number");
    }
    return {};
}

QByteArray schemaFile(const QString& reply)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR "/resources/schema/replies/") + reply + QStringLiteral(".json"));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

test::RequestBuilder requestFor(const Format& format, const QString& brief)
{
    test::RequestBuilder ask(QString::fromLatin1(format.task), QString::fromLatin1(format.agent));
    ask.brief(brief).sampleSources().upstream(QStringLiteral("keyword-candidates"), test::keywordCandidates(QStringLiteral("ai implementation")));
    return ask;
}

} // namespace

TEST(Replies, HoldWhatTheirFormatsName)
{
    for (const Format& format : kFormats) {
        for (const QString& brief : test::manyBriefs()) {
            test::RequestBuilder ask = requestFor(format, brief);
            const QByteArray schema = schemaFile(QString::fromLatin1(format.reply));
            ask.schema(schema);
            const Json reply = test::replyTo(ask.build());
            for (const QString& member : QString::fromLatin1(format.members).split(u' '))
                EXPECT_TRUE(reply.find(member)) << format.task << " " << member.toStdString();
            if (!schema.isEmpty())
                EXPECT_EQ(misfit(reply, *Json::parse(schema)).toStdString(), "") << format.task << " " << brief.toStdString();
        }
    }
}

TEST(Replies, FillAFormatTheyDoNotKnow)
{
    const QByteArray schema = R"({"type":"object","additionalProperties":false,"required":["headline","mood","count","share","tags","parts","ok"],
        "properties":{"headline":{"type":"string","minLength":5,"maxLength":60},"mood":{"type":"string","enum":["calm","loud"]},
        "count":{"type":"integer","minimum":3,"maximum":9},"share":{"type":"number","minimum":0,"maximum":1},"ok":{"type":"boolean"},
        "tags":{"type":"array","minItems":2,"items":{"type":"string","minLength":3,"maxLength":80}},
        "parts":{"type":"array","minItems":1,"items":{"type":"object","required":["text"],"properties":{"text":{"type":"string","minLength":400}}}}}})";
    for (const char* const task : {"podcast-script", "draft"}) {
        const Json reply = test::replyTo(test::RequestBuilder(QString::fromLatin1(task)).sampleSources().schema(schema).build());
        EXPECT_EQ(misfit(reply, *Json::parse(schema)).toStdString(), "") << reply.toText().constData();
        EXPECT_EQ(reply.at(u"mood").toString(), QStringLiteral("calm"));
        EXPECT_EQ(reply.at(u"count").toInteger(), 3) << "no figure is invented; the bound nearest to none";
    }
}

TEST(Replies, ResearchQuotesOnlyWhatStandsInTheSources)
{
    const agents::LlmRequest request = requestFor(kFormats[3], test::manyBriefs().first()).build();
    const Json reply = test::replyTo(request);
    ASSERT_GE(reply.at(u"findings").items().size(), 6);
    for (const Json& finding : reply.at(u"findings").items()) {
        const QString statement = withoutStop(finding.at(u"statement").toString());
        QString all = request.system + request.prompt;
        all.replace(QStringLiteral("&amp;"), QStringLiteral("&"));
        EXPECT_TRUE(all.contains(statement)) << statement.toStdString();
        EXPECT_TRUE(finding.at(u"figure").isNull() || statement.contains(finding.at(u"figure").toString()));
        EXPECT_FALSE(finding.at(u"source").toString().isEmpty());
    }
}

TEST(Replies, ResearchWithoutSourcesSaysSo)
{
    const Json reply = test::replyTo(test::RequestBuilder(QStringLiteral("research"), QStringLiteral("market-research")).build());
    EXPECT_TRUE(reply.at(u"gaps").items().first().toString().contains(QStringLiteral("No sources")));
    for (const Json& finding : reply.at(u"findings").items())
        EXPECT_EQ(finding.at(u"origin").toString(), QStringLiteral("brand"));
}

TEST(Replies, SpecialistsMayDifferAboutTheKeyword)
{
    const QByteArray candidates = test::keywordCandidates(QStringLiteral("ai implementation"));
    const auto choice = [&](const char* agent) {
        return test::replyTo(test::RequestBuilder(QStringLiteral("keyword-choice"), QString::fromLatin1(agent)).upstream(QStringLiteral("keyword-candidates"), candidates).build());
    };
    EXPECT_EQ(choice("seo-specialist").at(u"choice").toString(), QStringLiteral("ai implementation checklist"));
    EXPECT_EQ(choice("copywriter").at(u"choice").toString(), QStringLiteral("ai implementation"));
    EXPECT_EQ(choice("copywriter").at(u"scores").items().size(), 3);
}

TEST(Replies, ADebateAnswersTheColleagueAndIsRuledWithBothTerms)
{
    const QByteArray candidates = test::keywordCandidates(QStringLiteral("ai implementation"));
    QList<std::pair<QString, QByteArray>> turns;
    QStringList arguments;
    for (int part = 0; part < 6; ++part) {
        const QString agent = part % 2 == 0 ? QStringLiteral("seo-specialist") : QStringLiteral("copywriter");
        test::RequestBuilder ask(QStringLiteral("debate-argue"), agent);
        ask.upstream(QStringLiteral("keyword-candidates"), candidates)
            .upstream(QStringLiteral("keywords-seo"), "{\"choice\":\"ai implementation checklist\"}", QStringLiteral("seo-specialist"))
            .upstream(QStringLiteral("keywords-copy"), "{\"choice\":\"ai implementation\"}", QStringLiteral("copywriter"));
        for (const auto& [who, said] : turns)
            ask.turn(who, said);
        const Json reply = test::replyTo(ask.build());
        const QString argument = reply.at(u"argument").toString();
        EXPECT_TRUE(argument.contains(part % 2 == 0 ? QStringLiteral("2400") : QStringLiteral("24"))) << argument.toStdString();
        EXPECT_FALSE(arguments.contains(argument)) << "a repeated argument is none";
        arguments.append(argument);
        turns.append({agent, reply.toText()});
    }
    test::RequestBuilder ask(QStringLiteral("debate-ruling"), QStringLiteral("content-manager"));
    ask.upstream(QStringLiteral("keyword-candidates"), candidates);
    for (const auto& [who, said] : turns)
        ask.turn(who, said);
    const Json ruling = test::replyTo(ask.build());
    EXPECT_NE(ruling.at(u"primary").toString(), ruling.at(u"secondary").toString());
    EXPECT_TRUE(ruling.at(u"reasoning").toString().contains(ruling.at(u"primary").toString(), Qt::CaseInsensitive));
}

TEST(Replies, ConcedesWhenTheColleaguesTermIsBetterOnOnesOwnScale)
{
    const QByteArray candidates = R"({"candidates":[{"keyword":"a","volume":100,"difficulty":60,"relevance":0.5},{"keyword":"b","volume":900,"difficulty":20,"relevance":0.9}]})";
    test::RequestBuilder ask(QStringLiteral("debate-argue"), QStringLiteral("seo-specialist"));
    ask.upstream(QStringLiteral("keyword-candidates"), candidates).turn(QStringLiteral("seo-specialist"), "{\"position\":\"a\"}").turn(QStringLiteral("copywriter"), "{\"position\":\"b\"}");
    const Json reply = test::replyTo(ask.build());
    EXPECT_TRUE(reply.at(u"concedes").toBool());
    EXPECT_EQ(reply.at(u"position").toString(), QStringLiteral("b"));
}

TEST(Replies, ClearanceReadsTheScores)
{
    const auto verdict = [](const char* brand) {
        test::RequestBuilder ask(QStringLiteral("clearance"), QStringLiteral("vp-marketing"));
        return test::replyTo(ask.upstream(QStringLiteral("brand-voice"), brand).upstream(QStringLiteral("seo-score"), "{\"score\":81}").build());
    };
    EXPECT_EQ(verdict("{\"score\":88}").at(u"verdict").toString(), QStringLiteral("approve"));
    EXPECT_TRUE(verdict("{\"score\":88}").at(u"reasoning").toString().contains(QStringLiteral("88")));
    EXPECT_EQ(verdict("{\"score\":60}").at(u"verdict").toString(), QStringLiteral("return"));
}

TEST(Replies, NoReplyInventsANumber)
{
    for (const Format& format : kFormats) {
        if (QLatin1String(format.task) == QLatin1String("keyword-choice"))
            continue; // scores are its own figures
        for (const QString& brief : test::manyBriefs()) {
            const agents::LlmRequest request = requestFor(format, brief).build();
            const QStringList given = test::numbersIn(request.system + request.prompt) + QStringList{QStringLiteral("1500")};
            for (const Json::Member& member : test::replyTo(request).members())
                if (member.first != u"confidence")
                    for (const QString& number : test::numbersIn(QString::fromUtf8(member.second.toText())))
                        EXPECT_TRUE(given.contains(number)) << format.task << " " << member.first.toStdString() << " " << number.toStdString();
        }
    }
}

TEST(Replies, APostIsOfReadableLength)
{
    for (const QString& brief : test::manyBriefs()) {
        const Json reply = test::replyTo(test::RequestBuilder(QStringLiteral("linkedin-post"), QStringLiteral("linkedin-manager")).brief(brief).sampleSources().build());
        const qsizetype words = wordCount(reply.at(u"text").toString());
        EXPECT_GE(words, 150) << brief.toStdString();
        EXPECT_LE(words, 220) << brief.toStdString();
        EXPECT_LE(reply.at(u"hashtags").items().size(), 5);
    }
}

TEST(Replies, PeopleSpeakDifferently)
{
    const auto message = [](const char* temper) {
        return test::replyTo(test::RequestBuilder(QStringLiteral("strategy"), QStringLiteral("cmo")).personality(QString::fromLatin1(temper)).build()).at(u"message").toString();
    };
    EXPECT_NE(message("executive, calm\nconcise"), message("creative\nthinks in stories"));
}

TEST(Replies, BrokenBlocksDoNotStopARehearsal)
{
    agents::LlmRequest request;
    request.replyName = QStringLiteral("draft");
    EXPECT_FALSE(test::replyTo(request).at(u"markdown").toString().isEmpty());
    request.prompt = QStringLiteral("<task name=\"draft\"\n<brief>x</brie <sources><source name=\"a\">text");
    request.system = QStringLiteral("<brand>{\"name\": 3}</brand>");
    EXPECT_FALSE(test::replyTo(request).at(u"markdown").toString().isEmpty());
}

namespace {

const QString kShortened = QStringLiteral("# We count on Friday\n\nFrom Friday on we count the stock of each shelf, once a week. It takes an hour. "
                                          "The [list](https://example.org) hangs beside the till.\n\nTell us what gets in your way.\n");

Json postOn(const char* task, const QString& draft)
{
    return test::replyTo(test::RequestBuilder(QString::fromLatin1(task)).brief(QStringLiteral("Explain to shop owners why a weekly stock count beats a yearly one"))
                       .title(QStringLiteral("We count on Friday")).draft(draft).build());
}

} // namespace

TEST(Replies, PostsOnAShortenedTextSayWhatItSays)
{
    const QString post = postOn("linkedin-post", kShortened).at(u"text").toString();
    EXPECT_TRUE(post.startsWith(QStringLiteral("From Friday on we count the stock of each shelf, once a week. It takes an hour. The list hangs beside the till."))) << post.toStdString();
    EXPECT_TRUE(post.contains(QStringLiteral("“We count on Friday” is our new piece"))) << post.toStdString();
    EXPECT_FALSE(post.contains(QStringLiteral("It also covers"))) << post.toStdString();
    EXPECT_FALSE(post.contains(QStringLiteral("\n– "))) << post.toStdString();
    const Json entry = postOn("newsletter-entry", kShortened);
    EXPECT_TRUE(entry.at(u"text").toString().contains(QStringLiteral("once a week"))) << entry.toText().toStdString();
    EXPECT_FALSE(entry.at(u"text").toString().contains(QStringLiteral("begins with"))) << entry.toText().toStdString();
    EXPECT_EQ(entry.at(u"email_subject").toString(), QStringLiteral("We count on Friday"));
    const Json plan = postOn("social-plan", kShortened);
    EXPECT_FALSE(plan.toText().contains("“”")) << plan.toText().toStdString();
    EXPECT_FALSE(plan.at(u"linkedin_message").toString().contains(QStringLiteral("One section"))) << plan.toText().toStdString();
}

TEST(Replies, PostsNameOnlySectionsThatTheTextHas)
{
    QString edited = QStringLiteral("# Counting\n\nWe begin.\n\n");
    const QStringList own{QStringLiteral("The red shelf"), QStringLiteral("The blue shelf"), QStringLiteral("The till")};
    for (const QString& heading : own)
        edited += QStringLiteral("## %1\n\n%2\n\n").arg(heading, QStringLiteral("Here a person wrote some words of her own. ").repeated(12));
    const QString post = postOn("linkedin-post", edited).at(u"text").toString();
    int named = 0;
    for (const QString& line : post.split(u'\n')) {
        if (!line.startsWith(QStringLiteral("– ")))
            continue;
        ++named;
        EXPECT_TRUE(own.contains(line.mid(2))) << line.toStdString();
    }
    EXPECT_EQ(named, 2) << post.toStdString();
    EXPECT_TRUE(postOn("newsletter-entry", edited).at(u"text").toString().contains(QStringLiteral("It begins with “The red shelf”")));
}
