#include "core/rules/inbox/Questions.h"

#include "core/base/Digest.h"
#include "core/rules/Authority.h"
#include "core/rules/course/Course.h"
#include "core/rules/money/Limits.h"
#include "core/rules/outside/Ruled.h"
#include "core/rules/talk/FailedRuns.h"

#include <algorithm>

namespace qd::rules {

namespace {

QByteArray hashOf(const QStringList& texts)
{
    JsonWriter out;
    Encoder(out).write(texts);
    return sha256(out.text());
}

template <class T>
QStringList textsOf(const QList<T>& all)
{
    QStringList texts;
    for (const T& one : all)
        texts.append(QString::fromUtf8(encode(one)));
    return texts;
}

QString lineOf(const Effect& effect)
{
    const EffectContent& content = effect.content;
    return QStringLiteral("“%1” to %2 (%3) through %4, for %5, by its SHA-256 %6")
        .arg(content.title.simplified(), content.destination, content.audience, content.connector.text, dollars(content.cost), QString::fromLatin1(effect.sha256.toHex()));
}

/// What of the money that it moves is as it is now.
QStringList limitsOf(const OfficeState& state, const Escalation& question)
{
    QStringList lines;
    for (const Budget& budget : question.budget.isEmpty() ? QList<Budget>() : state.budgets())
        if (budget.scope == question.budget)
            lines.append(QStringLiteral("the limit of a %1 for %2 is %3").arg(wordOf(budget.period), scopeTitle(state.org.organisation(), budget.scope), amountText(budget.counts(), budget.grains())));
    QStringList channels;
    for (const Remedy& remedy : question.remedies) {
        for (const ChannelId& channel : remedy.shift ? QList<ChannelId>{remedy.shift->from, remedy.shift->to} : QList<ChannelId>())
            if (!channel.isEmpty())
                channels.append(QStringLiteral("the limit of %1 in %2 is %3").arg(channel.text, remedy.shift->campaign.text, dollars(state.campaigns.channel(remedy.shift->campaign, channel).limit())));
    }
    channels.removeDuplicates();
    return lines + channels;
}

/// What a run failed by, without its title; empty: something of it went out, so that she looks at it by itself.
QString causeOf(const ShownQuestion& shown)
{
    const QString before = QStringLiteral("\"%1\" has failed: ").arg(shown.work);
    const bool nothingLeft = shown.question.impact.startsWith(QStringLiteral("Nothing of it has gone out."));
    return nothingLeft && shown.question.issue.startsWith(before) ? shown.question.issue.mid(before.size()) : QString();
}

} // namespace

ShownQuestion shownQuestion(const OfficeState& state, const Escalation& question)
{
    ShownQuestion shown{question, {}, {}, {}};
    const RunSummary* failed = failedRun(state, question);
    const RunState run = state.runs.open.value(question.run);
    shown.work = failed ? failed->title : run.title;
    const Workflow* workflow = workflowOf(state, run);
    const Step* step = workflow ? workflow->step(question.step) : nullptr;
    shown.step = step && !step->title.isEmpty() ? step->title : question.step.text;
    if (failed && question.reason == QLatin1String(Escalation::kFailedRun))
        shown.about.append(QStringLiteral("what it was to do: %1").arg(failed->briefText));
    for (const EffectId& id : askedAbout(state, question))
        shown.about.append(lineOf(state.effects.open.value(id)));
    shown.about += limitsOf(state, question);
    return shown;
}

QMap<QString, QByteArray> partsOf(const ShownQuestion& shown)
{
    const Escalation& question = shown.question;
    QStringList asked{question.id.toString(), question.reason, wordOf(question.severity), question.issue, question.raisedBy.text, question.run.toString(), shown.work,
                      question.step.text, shown.step, question.budget, question.effect.toString(), QString::fromUtf8(encode(question.label))};
    for (const AgentId& agent : question.agents)
        asked.append(agent.text);
    return {{QStringLiteral("what is asked"), hashOf(asked)},
            {QStringLiteral("what was tried"), hashOf(question.attempts)},
            {QStringLiteral("what is recommended"), hashOf({question.recommendation, question.impact})},
            {QStringLiteral("the answers"), hashOf(textsOf(question.ways()) + textsOf(question.options))},
            {QStringLiteral("what a no does"), hashOf({question.onNo, question.asked ? QStringLiteral("asked") : QString()})},
            {QStringLiteral("what holds without an answer"), hashOf({question.expires ? toRfc3339(*question.expires) : QString(), question.onExpiry})},
            {QStringLiteral("what it is about"), hashOf(shown.about)}};
}

QString differenceInWords(const QMap<QString, QByteArray>& before, const QMap<QString, QByteArray>& now)
{
    QStringList differ;
    for (auto one = now.begin(); one != now.end(); ++one)
        if (before.value(one.key()) != one.value())
            differ.append(one.key());
    for (auto one = before.begin(); one != before.end(); ++one)
        if (!now.contains(one.key()))
            differ.append(QStringLiteral("something that is not shown of it"));
    differ.removeDuplicates();
    return differ.join(QStringLiteral(", "));
}

QByteArray likenessOf(const ShownQuestion& shown)
{
    const Escalation& question = shown.question;
    const bool isFailed = question.reason == QLatin1String(Escalation::kFailedRun);
    if (!isFailed && !question.isQuestion() && question.reason != QLatin1String(Escalation::kDecision))
        return {};
    const QString asked = isFailed ? causeOf(shown) : question.issue;
    if (asked.isEmpty() || question.expires || !question.remedies.isEmpty())
        return {};
    return hashOf(QStringList{question.reason, asked, question.step.text, question.raisedBy.text, question.recommendation, question.onNo, wordOf(question.label.integrity)} + textsOf(question.options));
}

QList<EscalationId> alikeWith(const OfficeState& state, const Escalation& question)
{
    QList<EscalationId> all{question.id};
    const QByteArray likeness = likenessOf(shownQuestion(state, question));
    for (const Escalation& other : state.inbox.escalations)
        if (!likeness.isEmpty() && other.id != question.id && other.with == human() && other.reason == question.reason && other.step == question.step && likenessOf(shownQuestion(state, other)) == likeness)
            all.append(other.id);
    return all;
}

QString whyItStays(const Escalation& question)
{
    return question.reason == QLatin1String(Escalation::kProposal) ? QStringLiteral("a rule is taken where all your rules are before you, since everything after it goes by it") : QString();
}

bool mayRule(const OfficeState& state, const Deputy& person, const Escalation& question)
{
    if (person.id != human())
        return false;
    if (person.kinds.isEmpty() && !person.most)
        return true;
    const QList<EffectId> about = askedAbout(state, question);
    return !about.isEmpty() && std::all_of(about.begin(), about.end(), [&](const EffectId& id) {
        const EffectContent content = state.effects.open.value(id).content;
        return (person.kinds.isEmpty() || person.kinds.contains(content.kind)) && (!person.most || content.cost <= *person.most);
    });
}

} // namespace qd::rules
