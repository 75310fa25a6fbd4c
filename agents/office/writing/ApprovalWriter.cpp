#include "agents/office/writing/ApprovalWriter.h"

#include "agents/office/course/Looking.h"
#include "agents/office/writing/MemoryWriter.h"
#include "agents/turn/Reckoning.h"
#include "core/rules/Authority.h"
#include "core/rules/authority/Authorising.h"
#include "core/rules/authority/Lineage.h"
#include "core/rules/course/Course.h"
#include "core/rules/course/Terms.h"

namespace qd::agents {

namespace {

std::optional<double> numberAt(const RunState& run, const QString& path)
{
    const Value* value = rules::valueAt(run, path);
    if (!value)
        return std::nullopt;
    if (const qint64* whole = std::get_if<qint64>(value))
        return double(*whole);
    const double* real = std::get_if<double>(value);
    return real ? std::optional<double>(*real) : std::nullopt;
}

QStringList textsAt(const RunState& run, const QString& path)
{
    const Value* value = rules::valueAt(run, path);
    if (!value)
        return {};
    if (const QStringList* list = std::get_if<QStringList>(value))
        return *list;
    return {rules::textOf(*value)};
}

bool counts(const std::optional<QList<StepId>>& only, const StepId& step)
{
    return !only || only->contains(step);
}

/// Who may speak for her text: the skills that have seen it.
QList<StepId> speakersFor(const Workflow& workflow, const Step& effect)
{
    QList<StepId> ids;
    for (const Step& step : reckonersOf(workflow, rules::pieceOf(effect)))
        ids.append(step.id);
    return ids;
}

/// What happens if nobody decides, for whoever has to.
QString afterwards(const Organisation& organisation, const AutonomyRule& rule, const AgentId& from)
{
    if (rule.onExpiry == QLatin1String("withdraw"))
        return QStringLiteral("It is withdrawn, and so is everything that would follow from it");
    const AgentProfile* boss = organisation.agent(rules::bossOf(organisation, from));
    return QStringLiteral("It goes back to %1").arg(boss ? boss->title : QStringLiteral("you"));
}

/// How long the newest draft is: the revised one, else the first.
qint64 draftWords(const RunState& run)
{
    const Value* words = rules::valueAt(run, QStringLiteral("revise.words"));
    if (!words)
        words = rules::valueAt(run, QStringLiteral("draft.words"));
    const qint64* count = words ? std::get_if<qint64>(words) : nullptr;
    return count ? *count : 0;
}

/// An e-mail of a rehearsal says what is missing for it to go out.
std::optional<Check> rehearsalCheck(const EffectContent& content)
{
    const auto missing = content.details.constFind(QStringLiteral("missing"));
    const QString* text = missing == content.details.constEnd() || !content.rehearsal ? nullptr : std::get_if<QString>(&*missing);
    if (!text)
        return std::nullopt;
    const QString rest = *text == QLatin1String("nothing") ? QStringLiteral("Nothing is missing for it to go out: a way out is set up, and people have agreed.") : QStringLiteral("Before it can go out: %1.").arg(*text);
    return Check{system(), QStringLiteral("rehearsal"), QStringLiteral("It goes to nobody. ") + rest};
}

} // namespace

QString ruleInWords(const Organisation& organisation, const ActionKind& kind, Autonomy level)
{
    const AutonomyRule rule = organisation.ruleFor(kind);
    return rules::levelInWords(rule.title.isEmpty() ? QString(kind.text).replace(u'-', u' ') : rule.title, level);
}

Effect effectOf(const OfficeState& state, const RunState& run, const Step& step, const TurnReport& report, const QString& place, Instant now)
{
    Effect effect;
    const EffectId looked = report.content ? lookedAtAs(*report.content) : EffectId();
    effect.id = looked.isNull() || state.effects.open.contains(looked) ? EffectId::make(now) : looked;
    effect.run = run.id;
    effect.step = step.id;
    effect.agent = step.agent;
    effect.content = report.content.value_or(EffectContent{});
    effect.content.kind = step.action;
    effect.content.connector = step.connector;
    effect.content.account = step.account;
    if (!place.isEmpty())
        effect.content.destination = effect.content.destination.isEmpty() ? place : place + QLatin1Char('/') + effect.content.destination;
    effect.sha256 = contentHash(effect.content);
    const Organisation* organisation = rules::organisationOf(state, run);
    effect.level = organisation ? organisation->ruleFor(step.action).level : Autonomy::L3;
    effect.label = report.label;
    effect.changed = now;
    return effect;
}

QList<Score> scoresOf(const Workflow& workflow, const RunState& run, const std::optional<QList<StepId>>& only)
{
    QList<Score> scores;
    for (const Step& step : workflow.steps) {
        if (step.kind != StepKind::Skill || run.statusOf(step.id) != StepStatus::Done || !counts(only, step.id))
            continue;
        const QString at = step.id.text + QLatin1Char('.');
        const std::optional<double> score = numberAt(run, at + QStringLiteral("score"));
        const std::optional<double> ratio = numberAt(run, at + QStringLiteral("ratio"));
        if (score)
            scores.append({step.id.text, *score, 100, textsAt(run, at + QStringLiteral("reasons"))});
        else if (ratio)
            scores.append({step.id.text, *ratio, 100, textsAt(run, at + QStringLiteral("reasons"))});
    }
    return scores;
}

QList<Check> checksOf(const Workflow& workflow, const RunState& run, const std::optional<QList<StepId>>& only)
{
    QList<Check> checks;
    for (const Step& step : workflow.steps) {
        if (run.statusOf(step.id) != StepStatus::Done || !counts(only, step.id))
            continue;
        const QString at = step.id.text + QLatin1Char('.');
        if (const Value* verdict = rules::valueAt(run, at + QStringLiteral("verdict"))) {
            const Value* said = rules::valueAt(run, at + QStringLiteral("message"));
            checks.append({rules::agentOf(step, run), rules::textOf(*verdict), said ? rules::textOf(*said) : QString()});
        } else if (const std::optional<double> score = numberAt(run, at + QStringLiteral("score"))) {
            checks.append({rules::agentOf(step, run), QStringLiteral("%1 of 100").arg(*score, 0, 'f', 0), step.title});
        }
    }
    return checks;
}

Approval approvalOf(const OfficeState& state, const RunState& run, const Step& step, const Effect& effect,
                    const TurnReport& report, const QByteArray& draft, Instant now)
{
    Approval approval;
    approval.id = ApprovalId::make(now);
    approval.run = run.id;
    approval.step = step.id;
    approval.effect = effect.id;
    approval.kind = step.action;
    approval.level = effect.level;
    approval.trace = effect.trace;
    approval.title = effect.content.title;
    approval.from = step.agent;
    approval.author = authorOf(run, rules::pieceOf(step));
    approval.sha256 = effect.sha256;
    approval.content = effect.content;
    approval.previewType = report.previewType;
    approval.label = report.label;
    const QList<Artefact> drafts = run.artefacts.value(rules::pieceOf(step)); // what she edits is what is rendered
    approval.draft = !draft.isEmpty() ? draft : drafts.isEmpty() ? QByteArray() : drafts.last().sha256;
    approval.version = int(drafts.size());
    if (drafts.size() > 1)
        approval.previousDraft = drafts[drafts.size() - 2].sha256;
    approval.words = draftWords(run);
    const Workflow* workflow = rules::workflowOf(state, run);
    const Organisation* organisation = rules::organisationOf(state, run);
    if (workflow && organisation) {
        const AutonomyRule rule = effect.trace ? rules::termsOf(state, *organisation, step.action, *effect.trace) : organisation->ruleFor(step.action);
        const std::optional<QList<StepId>> only = draft.isEmpty() ? std::nullopt : std::optional(speakersFor(*workflow, step));
        approval.scores = scoresOf(*workflow, run, only);
        approval.checks = checksOf(*workflow, run, only);
        if (const std::optional<Check> rehearsal = rehearsalCheck(effect.content))
            approval.checks.append(*rehearsal);
        approval.why = effect.trace ? effect.trace->why : ruleInWords(*organisation, step.action, effect.level);
        approval.grace = rule.grace;
        approval.expires = now + rule.expiresAfter;
        approval.onExpiry = afterwards(*organisation, rule, step.agent);
    }
    approval.turnedDown = run.turnedDown;
    approval.sources = run.sources;
    approval.lineage = rules::lineageOf(state, approval);
    approval.costSoFar = run.cost;
    approval.wouldHaveCost = run.wouldHaveCost;
    approval.asked = now;
    return approval;
}

} // namespace qd::agents
