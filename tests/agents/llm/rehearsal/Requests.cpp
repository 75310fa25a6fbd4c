#include "tests/agents/llm/rehearsal/Requests.h"

#include "agents/llm/rehearsal/Composer.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <QFile>
#include <QHash>
#include <QRegularExpression>

#include <gtest/gtest.h>

#include <algorithm>

namespace qd::test {

namespace {

QString escaped(QString text)
{
    return text.replace(u'&', QStringLiteral("&amp;")).replace(u'<', QStringLiteral("&lt;")).replace(u'>', QStringLiteral("&gt;"));
}

QString fileText(const QString& name)
{
    QFile file(QStringLiteral(QUARTERDECK_SOURCE_DIR) + u'/' + name);
    if (!file.open(QIODevice::ReadOnly))
        ADD_FAILURE() << "cannot read " << name.toStdString();
    return QString::fromUtf8(file.readAll());
}

QByteArray research(const QString& brief, bool withSources)
{
    RequestBuilder ask(QStringLiteral("research"), QStringLiteral("market-research"));
    ask.brief(brief);
    if (withSources)
        ask.sampleSources();
    return replyTo(ask.build()).toText();
}

} // namespace

Brand sampleBrand()
{
    Brand brand;
    brand.name = QStringLiteral("Harbor & Pine");
    brand.site = QStringLiteral("https://harborandpine.example");
    brand.audience = QStringLiteral("CTOs, CIOs and heads of operations in mid-size and large companies");
    brand.preferred = QStringList{QStringLiteral("put AI to work"), QStringLiteral("in production"), QStringLiteral("owner")};
    brand.avoid = QStringList{QStringLiteral("revolutionary"), QStringLiteral("seamless"), QStringLiteral("leverage"), QStringLiteral("synergy")};
    brand.proofPoints = QStringList{QStringLiteral("Harbor & Pine starts every engagement with a written exit criterion that the client agrees to."),
                                    QStringLiteral("We advise against a project when a simpler change to the process would do.")};
    brand.callToAction = QStringLiteral("Bring us one process that should work better, and we will tell you whether AI is the right tool for it.");
    return brand;
}

RequestBuilder::RequestBuilder(const QString& task, const QString& agent) : m_task(task), m_agent(agent), m_brand(sampleBrand()) {}

RequestBuilder& RequestBuilder::brief(const QString& text) { m_brief = text; return *this; }
RequestBuilder& RequestBuilder::title(const QString& text) { m_title = text; return *this; }
RequestBuilder& RequestBuilder::brand(const Brand& brand) { m_brand = brand; return *this; }
RequestBuilder& RequestBuilder::personality(const QString& lines) { m_personality = lines; return *this; }
RequestBuilder& RequestBuilder::role(const QString& text) { m_role = text; return *this; }
RequestBuilder& RequestBuilder::schema(const QByteArray& json) { m_schema = json; return *this; }
RequestBuilder& RequestBuilder::seed(qint64 value) { m_seed = value; return *this; }
RequestBuilder& RequestBuilder::memory(const QString& lines) { m_memory = lines; return *this; }

RequestBuilder& RequestBuilder::sampleSources()
{
    return source(QStringLiteral("Own survey 2026"), fileText(QStringLiteral("resources/samples/own-survey-2026.md")))
        .source(QStringLiteral("Interview notes"), fileText(QStringLiteral("resources/samples/interview-notes.md")))
        .source(QStringLiteral("Market note"), fileText(QStringLiteral("resources/samples/market-note.txt")));
}

RequestBuilder& RequestBuilder::source(const QString& name, const QString& text)
{
    m_sources += QStringLiteral("<source name=\"%1\" origin=\"%1.md\" integrity=\"human\">%2</source>\n").arg(escaped(name), escaped(text));
    return *this;
}

RequestBuilder& RequestBuilder::upstream(const QString& step, const QByteArray& json, const QString& agent)
{
    m_upstream += QStringLiteral("<result step=\"%1\" agent=\"%3\">%2</result>\n").arg(step, escaped(QString::fromUtf8(json)), agent);
    return *this;
}

RequestBuilder& RequestBuilder::draft(const QString& markdown)
{
    m_draft = QStringLiteral("<draft version=\"1\">%1</draft>\n").arg(escaped(markdown));
    return *this;
}

RequestBuilder& RequestBuilder::note(const QString& from, const QString& text)
{
    m_notes += QStringLiteral("<notes from=\"%1\">%2</notes>\n").arg(from, escaped(text));
    return *this;
}

RequestBuilder& RequestBuilder::turn(const QString& agent, const QByteArray& json)
{
    m_debate += QStringLiteral("<turn agent=\"%1\">%2</turn>\n").arg(agent, escaped(QString::fromUtf8(json)));
    return *this;
}

agents::LlmRequest RequestBuilder::build() const
{
    agents::LlmRequest request;
    request.model = QStringLiteral("rehearsal");
    request.replyName = m_task;
    request.replySchema = m_schema;
    request.seed = m_seed;
    request.maxTokens = {12000};
    request.system = QStringLiteral("You are one member of a department.\n<organisation>Marketing</organisation>\n<agent id=\"%1\" rank=\"specialist\">%1</agent>\n"
                                    "<role>%4</role>\n<personality>%2</personality>\n<brand>%3</brand>\n")
                         .arg(m_agent, m_personality, escaped(QString::fromUtf8(encode(m_brand))), escaped(m_role));
    request.prompt = QStringLiteral("<task name=\"%1\" step=\"%1\" round=\"1\" part=\"0\">Do it.</task>\n<brief>%2</brief>\n<title>%10</title>\n"
                                    "<sources>\n%3</sources>\n<upstream>\n%4</upstream>\n%5%6<debate>\n%7</debate>\n<memory>%8</memory>\n<reply>%9</reply>\n")
                         .arg(m_task, escaped(m_brief), m_sources, m_upstream, m_draft, m_notes, m_debate, escaped(m_memory),
                              escaped(QString::fromUtf8(m_schema)), escaped(m_title));
    return request;
}

Json replyTo(const agents::LlmRequest& request)
{
    const Result<Json> reply = Json::parse(agents::rehearsal::compose(request));
    EXPECT_TRUE(bool(reply));
    return reply ? *reply : Json();
}

QByteArray keywordCandidates(const QString& topic)
{
    return QStringLiteral("{\"candidates\":[{\"keyword\":\"%1\",\"volume\":2400,\"difficulty\":62,\"intent\":\"informational\",\"relevance\":0.9,\"row\":2},"
                          "{\"keyword\":\"%1 checklist\",\"volume\":480,\"difficulty\":24,\"intent\":\"informational\",\"relevance\":0.8,\"row\":5},"
                          "{\"keyword\":\"%1 cost\",\"volume\":900,\"difficulty\":41,\"intent\":\"commercial\",\"relevance\":0.6,\"row\":9}],\"rows\":12}")
        .arg(topic).toUtf8();
}

// Many tests read the same pieces; they are made once.
QString draftFor(const QString& brief, bool withSources)
{
    static QHash<QString, QString> known;
    QString& text = known[brief + QString::number(withSources)];
    if (!text.isEmpty())
        return text;
    RequestBuilder ask(QStringLiteral("draft"));
    ask.brief(brief).upstream(QStringLiteral("research"), research(brief, withSources));
    if (withSources)
        ask.sampleSources();
    return text = replyTo(ask.build()).at(u"markdown").toString();
}

QString revisionOf(const QString& draft, const QString& brief, bool withSources)
{
    static QHash<QString, QString> known;
    QString& text = known[draft + brief + QString::number(withSources)];
    if (!text.isEmpty())
        return text;
    RequestBuilder ask(QStringLiteral("revise"));
    ask.brief(brief).upstream(QStringLiteral("research"), research(brief, withSources)).draft(draft);
    if (withSources)
        ask.sampleSources();
    return text = replyTo(ask.build()).at(u"markdown").toString();
}

QSet<QString> shingles(const QString& text, int length)
{
    const QStringList words = agents::rehearsal::wordsOf(text);
    QSet<QString> found;
    for (qsizetype i = 0; i + length <= words.size(); ++i)
        found.insert(words.mid(i, length).join(u' '));
    return found;
}

double overlap(const QSet<QString>& a, const QSet<QString>& b)
{
    const QSet<QString> both = QSet<QString>(a).intersect(b);
    return double(both.size()) / double(std::max<qsizetype>(1, std::min(a.size(), b.size())));
}

QStringList numbersIn(const QString& text)
{
    static const QRegularExpression number(QStringLiteral("\\d+(?:[.,]\\d+)*"));
    QStringList found;
    for (QRegularExpressionMatchIterator it = number.globalMatch(text); it.hasNext();)
        found.append(it.next().captured());
    return found;
}

QStringList closeBriefs()
{
    return {
        QStringLiteral("AI adoption in the public sector"), QStringLiteral("AI strategy for mid-size manufacturers"),
        QStringLiteral("AI governance for heads of operations"), QStringLiteral("How to choose an AI vendor"),
        QStringLiteral("Launch our spring series on AI readiness for CIOs"), QStringLiteral("Machine learning for demand planning"),
        QStringLiteral("Chatbots for customer service teams"), QStringLiteral("Recruiting software engineers"),
        QStringLiteral("Onboarding new nurses for ward managers"), QStringLiteral("Announce our new pricing"),
    };
}

QStringList manyBriefs()
{
    return {
        QStringLiteral("Launch our Q4 series on AI implementation for enterprise CTOs"),
        QStringLiteral("AI training for enterprise teams"),
        QStringLiteral("Sustainable packaging for retailers"),
        QStringLiteral("Hiring nurses in rural hospitals"),
        QStringLiteral("Write a blog post about remote onboarding for HR managers."),
        QStringLiteral("coffee"),
        QStringLiteral("asdf qwer zxcv"),
        QStringLiteral("How to reduce churn in subscription businesses"),
        QStringLiteral("We want to publish an article for school leaders about phone bans. It should help them talk with parents."),
        QStringLiteral("Promote our new maintenance service for wind farms"),
        QStringLiteral("Topic: energy audits\nAudience: plant managers\nTone: dry"),
        QStringLiteral("كيف تختار الشركات الصغيرة نظام إدارة المخزون"),
        QStringLiteral("Kundenbindung im Mittelstand"),
        QStringLiteral("A guide to cloud cost control for finance directors, 3 parts, before 15 March 2027"),
        QStringLiteral("Please write about the future of museums."),
        QStringLiteral("Cybersecurity awareness for small law firms"),
        QStringLiteral("electric delivery vans for city logistics"),
        QStringLiteral("Explain zero-based budgeting to non-profit boards"),
        QStringLiteral("Why predictive maintenance fails"),
        QStringLiteral("# Brief\n\n- series on data governance for banks\n- keep it short"),
    };
}

} // namespace qd::test
