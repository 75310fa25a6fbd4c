#include "agents/skills/decide/Objections.h"

#include "agents/skills/decide/Texts.h"

using namespace Qt::StringLiterals;

namespace qd::agents {

namespace {

constexpr auto kGo = "go", kChange = "change", kDrop = "drop";

/// A person answers yes or no.
QString verdictOf(const Json& given)
{
    return given.kind() == Json::Bool ? QString::fromLatin1(given.toBool() ? kGo : kDrop) : given.toString();
}

QString said(const QString& verdict, const QString& what, const QString& by)
{
    if (verdict == QLatin1String(kChange))
        return u"“%1” goes ahead changed, ruled by %2."_s.arg(what, by);
    if (verdict == QLatin1String(kDrop))
        return u"“%1” is dropped, ruled by %2."_s.arg(what, by);
    return u"“%1” goes ahead in spite of the objection, ruled by %2."_s.arg(what, by);
}

/// The intent as it is named in one line.
QString shortened(const QString& intent)
{
    constexpr qsizetype kLongest = 160;
    QString line = intent.simplified();
    if (line.endsWith(u'.'))
        line.chop(1);
    return line.size() <= kLongest ? line : line.left(kLongest - 1) + QChar(0x2026);
}

} // namespace

SkillId Objections::id() const { return {u"decide.objections"_s}; }
QString Objections::title() const { return u"Objections to an intent"_s; }
QString Objections::description() const { return u"Says whether an announced intent is cleared, and what became of objections to it."_s; }

QByteArray Objections::inputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["intent","affected","objects"],"properties":{"intent":{"type":"string"},
"affected":{"type":"array","items":{"type":"string"},"minItems":1},
"objects":{"type":"array","items":{"type":"string"}},"reasons":{"type":"array","items":{"type":"string"}},
"verdict":{"type":["string","boolean"]},"ruled_by":{"type":"string"},"ruling_reason":{"type":"string"},"change":{"type":"string"}}})";
}

QByteArray Objections::outputSchema() const
{
    return R"({"$schema":"http://json-schema.org/draft-07/schema#","type":"object","additionalProperties":false,
"required":["cleared","objections","objected_by","verdict","goes","decision","reasoning","change"],"properties":{
"cleared":{"type":"boolean"},"objections":{"type":"integer"},"objected_by":{"type":"array","items":{"type":"string"}},
"verdict":{"type":"string"},"goes":{"type":"boolean"},"decision":{"type":"string"},"reasoning":{"type":"string"},
"change":{"type":"string"},"confidence":{"type":"number"}}})";
}

Result<SkillOutput> Objections::run(const SkillInput& input) const
{
    const QStringList affected = textsOf(input.input.at(u"affected"));
    const QStringList objects = textsOf(input.input.at(u"objects"));
    const QStringList reasons = textsOf(input.input.at(u"reasons"));
    if (objects.size() != affected.size())
        return Error{Error::Parse, u"%1 are affected, and there are %2 answers."_s.arg(affected.size()).arg(objects.size()), u"/objects"_s,
                     u"one answer for each: yes, no, or nothing"_s};
    QStringList by, words, silent;
    for (qsizetype i = 0; i < affected.size(); ++i) {
        if (objects[i].isEmpty())
            silent.append(affected[i]);
        if (objects[i] != u"yes")
            continue;
        by.append(affected[i]);
        words.append(u"%1 objects: %2"_s.arg(affected[i], reasons.value(i)));
    }
    const bool cleared = by.isEmpty();
    const QString verdict = cleared ? QString::fromLatin1(kGo) : verdictOf(input.input.at(u"verdict"));
    const QString ruling = input.input.at(u"ruling_reason").toString();
    QString reasoning = cleared ? u"None of %1 objected in time."_s.arg(affected.join(u", "_s)) : words.join(u' ');
    if (!silent.isEmpty())
        reasoning += u" %1 said nothing in time, which is no objection."_s.arg(silent.join(u", "_s));
    if (!cleared && !ruling.isEmpty())
        reasoning += u' ' + ruling;
    const QString what = shortened(input.input.at(u"intent").toString());
    const QString decision = cleared ? u"Cleared: “%1” goes ahead."_s.arg(what)
        : verdict.isEmpty()          ? u"%1 %2 to “%3”, so it waits for a ruling."_s.arg(by.join(u", "_s), by.size() == 1 ? u"objects"_s : u"object"_s, what)
                                     : said(verdict, what, input.input.at(u"ruled_by").toString());
    return SkillOutput{Json(QList<Json::Member>{{u"cleared"_s, Json(cleared)},
                                                {u"objections"_s, Json(qint64(by.size()))},
                                                {u"objected_by"_s, listOf(by)},
                                                {u"verdict"_s, Json(verdict)},
                                                {u"goes"_s, Json(verdict == QLatin1String(kGo) || verdict == QLatin1String(kChange))},
                                                {u"decision"_s, Json(decision)},
                                                {u"reasoning"_s, Json(reasoning)},
                                                {u"change"_s, Json(verdict == QLatin1String(kChange) ? input.input.at(u"change").toString() : QString())},
                                                {u"confidence"_s, Json(cleared ? 0.9 : 0.7)}}),
                       {}};
}

} // namespace qd::agents
