#include "ui/words/Words.h"

#include <QCoreApplication>

#include <algorithm>

namespace qd::ui {

namespace {

class Words {
    Q_DECLARE_TR_FUNCTIONS(qd::ui::Words)
};

} // namespace

QString words(AgentStatus status)
{
    switch (status) {
    case AgentStatus::Idle: return Words::tr("idle");
    case AgentStatus::Thinking: return Words::tr("thinking");
    case AgentStatus::WaitingForHuman: return Words::tr("waits for you");
    case AgentStatus::Blocked: return Words::tr("blocked");
    case AgentStatus::Stopped: return Words::tr("stopped");
    }
    return {};
}

QString words(MessageType type)
{
    switch (type) {
    case MessageType::Directive: return Words::tr("directive");
    case MessageType::Request: return Words::tr("request");
    case MessageType::Answer: return Words::tr("answer");
    case MessageType::Assignment: return Words::tr("assignment");
    case MessageType::Proposal: return Words::tr("proposal");
    case MessageType::Objection: return Words::tr("objection");
    case MessageType::Decision: return Words::tr("decision");
    case MessageType::HandOver: return Words::tr("hand-over");
    case MessageType::Review: return Words::tr("review");
    case MessageType::Approval: return Words::tr("approval");
    case MessageType::Escalation: return Words::tr("escalation");
    case MessageType::Notice: return Words::tr("notice");
    }
    return {};
}

QString words(Priority priority)
{
    switch (priority) {
    case Priority::Low: return Words::tr("low");
    case Priority::Normal: return Words::tr("normal");
    case Priority::High: return Words::tr("high");
    case Priority::Urgent: return Words::tr("urgent");
    }
    return {};
}

QString words(ApprovalStatus status)
{
    switch (status) {
    case ApprovalStatus::Waiting: return Words::tr("Waiting for you");
    case ApprovalStatus::Held: return Words::tr("Approved, not gone yet");
    case ApprovalStatus::Granted: return Words::tr("Approved");
    case ApprovalStatus::ChangesAsked: return Words::tr("Changes asked for");
    case ApprovalStatus::Rejected: return Words::tr("Rejected");
    case ApprovalStatus::Expired: return Words::tr("Expired");
    case ApprovalStatus::Replaced: return Words::tr("Replaced by a newer version");
    case ApprovalStatus::Withdrawn: return Words::tr("Withdrawn");
    case ApprovalStatus::Stale: return Words::tr("Changed since you were asked");
    case ApprovalStatus::Merged: return Words::tr("Another one stands for it");
    }
    return {};
}

QString words(Autonomy level)
{
    switch (level) {
    case Autonomy::L1: return Words::tr("L1 · you lead");
    case Autonomy::L2: return Words::tr("L2 · you work on it together");
    case Autonomy::L3: return Words::tr("L3 · proposes, you say yes");
    case Autonomy::L4: return Words::tr("L4 · acts and tells you");
    }
    return {};
}

QString words(Rank rank)
{
    switch (rank) {
    case Rank::Executive: return Words::tr("Executive");
    case Rank::Management: return Words::tr("Management");
    case Rank::Specialist: return Words::tr("Specialist");
    }
    return {};
}

QString words(RunOutcome outcome)
{
    switch (outcome) {
    case RunOutcome::Finished: return Words::tr("Finished");
    case RunOutcome::Rejected: return Words::tr("Rejected");
    case RunOutcome::Failed: return Words::tr("Failed");
    case RunOutcome::Stopped: return Words::tr("Stopped");
    case RunOutcome::Undone: return Words::tr("Undone");
    }
    return {};
}

QString words(StepStatus status)
{
    switch (status) {
    case StepStatus::Pending: return Words::tr("not begun");
    case StepStatus::Running: return Words::tr("under way");
    case StepStatus::WaitingForHuman: return Words::tr("waits for you");
    case StepStatus::Escalated: return Words::tr("escalated");
    case StepStatus::Done: return Words::tr("done");
    case StepStatus::Skipped: return Words::tr("skipped");
    case StepStatus::Failed: return Words::tr("failed");
    case StepStatus::Waits: return Words::tr("waits");
    }
    return {};
}

QString words(StepKind kind)
{
    switch (kind) {
    case StepKind::Turn: return Words::tr("work");
    case StepKind::Skill: return Words::tr("skill");
    case StepKind::Debate: return Words::tr("debate");
    case StepKind::Effect: return Words::tr("publication");
    case StepKind::Wait: return Words::tr("waits");
    case StepKind::Call: return Words::tr("runs a workflow");
    }
    return {};
}

QString words(Severity severity)
{
    switch (severity) {
    case Severity::Low: return Words::tr("low");
    case Severity::Medium: return Words::tr("medium");
    case Severity::High: return Words::tr("high");
    case Severity::Critical: return Words::tr("critical");
    }
    return {};
}

QString words(EffectStatus status)
{
    switch (status) {
    case EffectStatus::Planned: return Words::tr("planned");
    case EffectStatus::Authorised: return Words::tr("allowed, about to go out");
    case EffectStatus::Intended: return Words::tr("going out");
    case EffectStatus::Confirmed: return Words::tr("gone out");
    case EffectStatus::Refused: return Words::tr("refused");
    case EffectStatus::Unknown: return Words::tr("unknown whether it went out");
    case EffectStatus::Withdrawn: return Words::tr("withdrawn");
    case EffectStatus::Deferred: return Words::tr("put off");
    case EffectStatus::Reconciling: return Words::tr("being looked for");
    case EffectStatus::Absent: return Words::tr("not gone out");
    case EffectStatus::Ruled: return Words::tr("ruled by you");
    case EffectStatus::Split: return Words::tr("in several parts");
    }
    return {};
}

QString words(Ruling ruling)
{
    switch (ruling) {
    case Ruling::WentOut: return Words::tr("It went out");
    case Ruling::DidNot: return Words::tr("It did not go out");
    case Ruling::SendAgain: return Words::tr("Send it again");
    }
    return {};
}

namespace {

QString whatItDoes(Ruling ruling)
{
    switch (ruling) {
    case Ruling::WentOut: return Words::tr("It counts as sent, with your word as its receipt, and the run goes on.");
    case Ruling::DidNot: return Words::tr("It is taken back, and its step is done again from the start.");
    case Ruling::SendAgain: return Words::tr("The same goes out once more, at once. If it is there already, it is there twice then.");
    }
    return {};
}

} // namespace

QList<Remedy> waysOf(const Escalation& escalation)
{
    QList<Remedy> ways = escalation.ways();
    if (!escalation.isUnknownOutcome() || !escalation.options.isEmpty() || !escalation.remedies.isEmpty())
        return ways;
    for (Remedy& way : ways)
        if (const std::optional<Ruling> ruling = enumOf<Ruling>(way.id)) {
            way.title = words(*ruling);
            way.effect = whatItDoes(*ruling);
        }
    return ways;
}

QString words(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Approve: return Words::tr("Approved");
    case Verdict::ApproveWithEdits: return Words::tr("Approved with your edits");
    case Verdict::AskChanges: return Words::tr("Changes asked for");
    case Verdict::Reject: return Words::tr("Rejected");
    case Verdict::Delegate: return Words::tr("Delegated");
    }
    return {};
}

QString words(Integrity integrity)
{
    switch (integrity) {
    case Integrity::Untrusted: return Words::tr("outside");
    case Integrity::Partner: return Words::tr("partner");
    case Integrity::Internal: return Words::tr("department");
    case Integrity::AdoptedPack: return Words::tr("adopted pack");
    case Integrity::App: return Words::tr("program");
    case Integrity::Human: return Words::tr("you");
    }
    return {};
}

QString words(Confidentiality who)
{
    switch (who) {
    case Confidentiality::Public: return Words::tr("public");
    case Confidentiality::Internal: return Words::tr("internal");
    case Confidentiality::Pii: return Words::tr("personal data");
    case Confidentiality::Secret: return Words::tr("secret");
    }
    return {};
}

QString words(BudgetPeriod period)
{
    switch (period) {
    case BudgetPeriod::Day: return Words::tr("a day");
    case BudgetPeriod::Month: return Words::tr("a month");
    case BudgetPeriod::Campaign: return Words::tr("a campaign");
    }
    return {};
}

QString costClassWords(const QString& costClass)
{
    if (costClass == QLatin1String("executive"))
        return Words::tr("Executive");
    if (costClass == QLatin1String("management"))
        return Words::tr("Management");
    if (costClass == QLatin1String("specialist"))
        return Words::tr("Specialist");
    if (costClass == QLatin1String("routine"))
        return Words::tr("Routine");
    return opened(costClass);
}

/// A score is named after what it measures or after the step that took it.
static int scorePlace(const QString& name)
{
    static const QStringList kOrder{QStringLiteral("brand-voice"), QStringLiteral("seo"), QStringLiteral("readability"), QStringLiteral("edit-ratio")};
    const QString bare = name.endsWith(QLatin1String("-score")) ? name.chopped(6) : name;
    const qsizetype at = kOrder.indexOf(bare);
    return int(at < 0 ? kOrder.size() : at);
}

QString scoreWords(const QString& name)
{
    switch (scorePlace(name)) {
    case 0: return Words::tr("Brand voice");
    case 1: return Words::tr("SEO");
    case 2: return Words::tr("Readability");
    case 3: return Words::tr("Edit ratio");
    default: return opened(name);
    }
}

QList<Score> inReadingOrder(const QList<Score>& scores)
{
    QList<std::pair<int, Score>> placed;
    for (const Score& score : scores) {
        const int place = scorePlace(score.name);
        const auto after = std::find_if(placed.cbegin(), placed.cend(), [place](const auto& other) { return other.first > place; });
        placed.insert(after, {place, score});
    }
    QList<Score> ordered;
    for (const auto& [place, score] : std::as_const(placed))
        ordered.append(score);
    return ordered;
}

QString connectorWords(const ConnectorId& connector)
{
    if (connector.text == QLatin1String("folder-site"))
        return Words::tr("Website folder");
    if (connector.text == QLatin1String("folder-linkedin"))
        return Words::tr("LinkedIn folder");
    if (connector.text == QLatin1String("folder-newsletter"))
        return Words::tr("Newsletter folder");
    if (connector.text == QLatin1String("folder-outbox"))
        return Words::tr("Rehearsal outbox");
    return opened(connector.text);
}

QString providerWords(const QString& provider)
{
    static const QHash<QString, QString> kNames{ // names of companies stay as they are in every language
        {QStringLiteral("openai"), QStringLiteral("OpenAI")},      {QStringLiteral("openrouter"), QStringLiteral("OpenRouter")},
        {QStringLiteral("azure"), QStringLiteral("Azure OpenAI")}, {QStringLiteral("llama-cpp"), QStringLiteral("llama.cpp")},
        {QStringLiteral("lm-studio"), QStringLiteral("LM Studio")}, {QStringLiteral("vllm"), QStringLiteral("vLLM")}};
    return kNames.value(provider, opened(provider));
}

QString artefactWords(const QString& kind)
{
    static const QHash<QString, const char*> kWords{
        {QStringLiteral("draft"), QT_TRANSLATE_NOOP("qd::ui::Words", "Draft")},
        {QStringLiteral("header-image"), QT_TRANSLATE_NOOP("qd::ui::Words", "Header image")},
        {QStringLiteral("linkedin-post"), QT_TRANSLATE_NOOP("qd::ui::Words", "LinkedIn post")},
        {QStringLiteral("newsletter-entry"), QT_TRANSLATE_NOOP("qd::ui::Words", "Newsletter entry")},
        {QStringLiteral("social-graphic"), QT_TRANSLATE_NOOP("qd::ui::Words", "Social graphic")}};
    const char* const known = kWords.value(kind);
    return known ? Words::tr(known) : opened(kind);
}

QString verdictWords(const QString& verdict)
{
    if (verdict == QLatin1String("accept"))
        return Words::tr("accepted");
    return verdict == QLatin1String("approve") ? Words::tr("approved") : verdict;
}

} // namespace qd::ui
