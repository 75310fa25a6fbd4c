#include "tests/support/fakeworld/models/author/SchemaFiller.h"

#include "tests/support/fakeworld/models/author/Article.h"

#include <array>

using namespace Qt::StringLiterals;

namespace fakeworld {

namespace {

constexpr std::array kSentences{
    "The piece serves its readers best when it stays with one problem they know.",
    "What the material shows is enough for this, and it does not carry more.",
    "I would rather say less and mean it than promise what nobody has checked.",
    "Those who decide about it should see the reason in the first lines.",
    "Where we know nothing we say so, and we ask the people who do the work.",
    "The next step is small enough to be taken this week.",
    "It differs from what we did before in its angle and not only in its words.",
    "A colleague could check each of these reasons against the brief.",
    "If it does not help, we will see that early and can still turn back.",
    "One owner keeps it together, and everybody knows who that is."};

/// The work goes on with these; otherwise with what is named first.
const QStringList& goodWords()
{
    static const QStringList kGood{u"accept"_s, u"approve"_s, u"carry-on"_s, u"go"_s, u"yes"_s, u"done"_s};
    return kGood;
}

QString fitted(const QString& text, qsizetype most)
{
    if (text.size() <= most)
        return text;
    const qsizetype space = text.lastIndexOf(u' ', most - 1);
    return text.left(space > most / 2 ? space : most);
}

} // namespace

QJsonObject SchemaFiller::object(const QJsonObject& schema)
{
    const QJsonObject properties = schema.value("properties"_L1).toObject();
    const QJsonArray required = schema.value("required"_L1).toArray();
    QJsonObject filled;
    for (auto property = properties.begin(); property != properties.end(); ++property)
        if (required.contains(property.key()) || property.key() == "confidence"_L1)
            filled.insert(property.key(), value(property.key(), property.value().toObject()));
    return filled;
}

QJsonValue SchemaFiller::value(const QString& name, const QJsonObject& schema)
{
    if (const QJsonArray ways = schema.value("anyOf"_L1).toArray(); !ways.isEmpty())
        return value(name, ways.first().toObject());
    if (schema.contains("const"_L1))
        return schema.value("const"_L1);
    if (const QJsonArray words = schema.value("enum"_L1).toArray(); !words.isEmpty())
        return oneOf(name, words);
    const QJsonValue types = schema.value("type"_L1);
    const QString type = types.isArray() ? types.toArray().first().toString() : types.toString(u"object"_s);
    if (type == "object"_L1)
        return object(schema);
    if (type == "array"_L1)
        return list(name, schema);
    if (type == "boolean"_L1)
        return name != "objects"_L1;
    if (type == "integer"_L1)
        return qint64(number(name, schema));
    if (type == "number"_L1)
        return number(name, schema);
    return type == "null"_L1 ? QJsonValue() : QJsonValue(text(name, schema));
}

QJsonValue SchemaFiller::oneOf(const QString& name, const QJsonArray& words) const
{
    if (name == "verdict"_L1 && words.contains(u"revise"_s) && m_material.draftVersion == 1)
        return u"revise"_s; // a first draft gains by another pass; a second one is good
    if (name == "ruling"_L1 && words.contains(u"climb"_s) && m_material.step == "remedy"_L1)
        return u"climb"_s;
    for (const QString& word : goodWords())
        if (words.contains(word))
            return word;
    return words.first();
}

double SchemaFiller::number(const QString& name, const QJsonObject& schema) const
{
    const double least = schema.value("minimum"_L1).toDouble(0);
    const double most = schema.value("maximum"_L1).toDouble(std::max(least, 100.0));
    const double wanted = name == "word_count"_L1 ? 1500 : name == "confidence"_L1 ? 0.7 : name == "score"_L1 ? 80 - 7 * m_item : least;
    return std::clamp(wanted, least, most);
}

QJsonArray SchemaFiller::list(const QString& name, const QJsonObject& schema)
{
    const QJsonObject items = schema.value("items"_L1).toObject();
    const int least = schema.value("minItems"_L1).toInt(), most = schema.value("maxItems"_L1).toInt(8);
    int wanted = name == "headings"_L1 ? int(articleHeadings(m_material).size()) : least + (name == "notes"_L1 && m_material.draftVersion != 1 ? 0 : 1);
    if (name == "scores"_L1)
        wanted = int(m_material.options.size());
    QJsonArray filled;
    for (m_item = 0; m_item < std::clamp(wanted, least, std::max(least, most)); ++m_item) {
        const int here = m_item;
        filled.append(name == "headings"_L1 ? QJsonValue(articleHeadings(m_material).value(here)) : value(name, items));
        m_item = here;
    }
    m_item = 0;
    return filled;
}

QString SchemaFiller::choice() const
{
    const QStringList& options = m_material.options;
    if (options.isEmpty())
        return m_material.brief.isEmpty() ? u"the plain way"_s : fitted(m_material.brief, 100);
    return m_material.step.endsWith("copy"_L1) && options.size() > 1 ? options[1] : options.first(); // two who have to settle it
}

QString SchemaFiller::known(const QString& name)
{
    const QStringList& options = m_material.options;
    const QString topic = m_material.keyword.isEmpty() ? choice() : m_material.keyword;
    if (name == "choice"_L1 || name == "position"_L1)
        return choice();
    if (name == "keyword"_L1)
        return options.value(m_item, topic);
    if (name == "primary"_L1)
        return options.value(0, topic);
    if (name == "secondary"_L1)
        return options.value(1, topic + u" in practice"_s);
    if (name == "title"_L1 && m_material.step == "outline"_L1)
        return articleTitle(topic, 0); // from here on the keyword is known
    if (name == "title"_L1)
        return m_material.title.isEmpty() || m_material.step == "questions"_L1 ? articleTitle(topic, m_item) : m_material.title;
    if (name == "markdown"_L1)
        return article(m_material);
    if (name == "subject"_L1 || name == "email_subject"_L1)
        return u"On "_s + fitted(topic, 60);
    if (name == "options"_L1)
        return u"A) Say nothing yet.\nB) Say what we know, and what we do not."_s;
    if (name == "recommendation"_L1 && m_material.step.contains("emergency"_L1))
        return u"A, because we know too little."_s;
    if (name == "hashtags"_L1)
        return QStringList{u"Craft"_s, u"Practice"_s, u"Teams"_s}.value(m_item, u"Work%1"_s.arg(m_item));
    if (name == "source"_L1 || name == "sources_used"_L1 || name == "origin"_L1)
        return u"brief"_s;
    if (name == "section"_L1)
        return u"whole piece"_s;
    if (name == "assigned_to"_L1 || name == "proposed_by"_L1)
        return m_item == 0 ? u"copywriter"_s : u"seo-specialist"_s;
    return {};
}

QString SchemaFiller::text(const QString& name, const QJsonObject& schema)
{
    const qsizetype least = schema.value("minLength"_L1).toInt(), most = schema.value("maxLength"_L1).toInt(4000);
    if (least == 0 && name == "option"_L1)
        return {};
    const QString word = known(name);
    if (!word.isEmpty() && word.size() >= least)
        return fitted(word, most);
    return fitted(sentences(std::max<qsizetype>(least, std::min<qsizetype>(most / 2, 120)), most), most);
}

/// Whole sentences, so that it reads well where the schema lets it.
QString SchemaFiller::sentences(qsizetype atLeast, qsizetype atMost)
{
    QString text;
    while (text.size() < atLeast) {
        const QString next = QString::fromLatin1(kSentences[size_t(m_next++) % kSentences.size()]);
        if (!text.isEmpty() && text.size() + 1 + next.size() > atMost)
            break;
        text += (text.isEmpty() ? QString() : u" "_s) + next;
    }
    return text;
}

} // namespace fakeworld
