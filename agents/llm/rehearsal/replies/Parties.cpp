#include "agents/llm/rehearsal/replies/Keywords.h"
#include "agents/llm/rehearsal/text/Wording.h"

#include <QRegularExpression>

#include <optional>

namespace qd::agents::rehearsal {

namespace {

bool says(const QString& text, const char* cues)
{
    return text.contains(QRegularExpression(QString::fromLatin1(cues), QRegularExpression::CaseInsensitiveOption));
}

// Both sides cued, or none: the text decides nothing.
std::optional<Side> cuedBy(const QString& text)
{
    const bool search = says(text, "\\bseo\\b|\\bsearch|\\brank|\\bfindab|\\bdiscover|\\bbe(?:ing)? found\\b");
    const bool readers = says(text, "\\bcopy|\\bwrit|\\bauthor|\\bwordsmith|\\breaders?\\b|\\bprose\\b|\\bstory");
    if (search == readers)
        return std::nullopt;
    return search ? Side::Search : Side::Readers;
}

std::optional<Side> scoredAs(const Json& choice)
{
    const QList<Json>& scores = choice.at(u"scores").items();
    return scores.isEmpty() ? std::nullopt
        : says(scores.first().at(u"reason").toString(), "how hard it is to rank") ? std::optional(Side::Search)
        : says(scores.first().at(u"reason").toString(), "how many readers")       ? std::optional(Side::Readers)
                                                                                  : std::nullopt;
}

QStringList partiesOf(const Plan& plan)
{
    QStringList found;
    for (const DebateTurn& turn : plan.material.debate)
        if (!found.contains(turn.agent))
            found.append(turn.agent);
    for (const UpstreamResult& result : plan.material.upstream)
        if (!result.reply.at(u"choice").isNull() && !found.contains(result.agent))
            found.append(result.agent);
    return found;
}

} // namespace

Side sideOf(const Plan& plan, const QString& agent)
{
    const Material& m = plan.material;
    for (const UpstreamResult& result : m.upstream) {
        if (const auto scored = scoredAs(result.reply); result.agent == agent && scored)
            return *scored;
        if (result.agent == agent && result.step == u"keyword-candidates")
            return Side::Search;
    }
    if (const auto cued = cuedBy(QString(agent).replace(u'-', u' ')))
        return *cued;
    if (agent == m.agentId)
        for (const QString& text : {m.agentTitle, m.role, QString(m.step).replace(u'-', u' ')})
            if (const auto cued = cuedBy(text))
                return *cued;
    for (qsizetype i = 0; i < m.debate.size(); ++i)
        if (m.debate[i].agent == agent)
            return i % 2 == 0 ? Side::Search : Side::Readers;
    return m.debate.size() % 2 == 0 ? Side::Search : Side::Readers;
}

QString otherParty(const Plan& plan, const QString& agent)
{
    QStringList parties = partiesOf(plan);
    parties.removeAll(agent);
    return parties.value(0);
}

QString partyOf(const Plan& plan, Side side)
{
    for (const QString& party : partiesOf(plan))
        if (sideOf(plan, party) == side)
            return party;
    return {};
}

QString titleOf(const Plan& plan, const QString& agent)
{
    if (agent == plan.material.agentId && !plan.material.agentTitle.isEmpty())
        return plan.material.agentTitle;
    QStringList words = QString(agent).replace(u'-', u' ').split(u' ', Qt::SkipEmptyParts);
    for (QString& word : words)
        word = says(word, "^(?:seo|vp|cmo|pr|hr|ai)$") ? word.toUpper() : capitalised(word);
    return words.join(u' ');
}

} // namespace qd::agents::rehearsal
