#include "app/commands/authority/RulesReport.h"

#include "app/commands/Fields.h"
#include "app/commands/When.h"
#include "app/commands/authority/RulesFile.h"
#include "core/model/money/Budget.h"
#include "core/rules/authority/RuleWords.h"
#include "core/rules/authority/earning/PuttingToHer.h"

namespace qd::app {

namespace {

QString lineOf(const AuthorityRule& rule, Instant now)
{
    const QString when = rules::conditionsOf(rule);
    QString line = QStringLiteral("  %1  %2  %3").arg(wordOf(rule.level), rule.id.text, when.isEmpty() ? QStringLiteral("always") : when);
    if (rule.until)
        line += *rule.until <= now ? QStringLiteral("  (has run out)") : QStringLiteral("  (until %1)").arg(momentOnTheClock(*rule.until));
    return line;
}

void matrixFields(JsonWriter& out, const AutonomyRule& line)
{
    field(out, "kind", line.action);
    field(out, "level", line.level);
    field(out, "title", line.title);
    field(out, "grace_ms", qint64(line.grace.count()));
    field(out, "expires_after_ms", qint64(line.expiresAfter.count()));
    field(out, "on_expiry", line.onExpiry);
}

void proposalFields(JsonWriter& out, const Proposal& proposal)
{
    field(out, "id", proposal.id);
    field(out, "proposes", proposal.kind);
    field(out, "rule", proposal.rule.id);
    field(out, "when", rules::conditionsOf(proposal.rule));
    field(out, "until", proposal.rule.until);
    field(out, "from", proposal.from);
    field(out, "to", proposal.to);
    field(out, "agreed", proposal.agreed);
    field(out, "of", proposal.of);
    field(out, "low", proposal.low);
    field(out, "high", proposal.high);
    field(out, "tried", proposal.tried);
    field(out, "would_ask", proposal.wouldAsk);
    field(out, "approval", proposal.approval);
    field(out, "why", proposal.why);
}

void add(QStringList& lines, const QString& title, const QStringList& part)
{
    if (!part.isEmpty())
        lines += QStringList{title} + part;
}

} // namespace

QStringList linesOf(const Ceilings& ceilings)
{
    QStringList lines;
    const auto say = [&](const QString& what, const std::optional<Autonomy>& level) {
        if (level)
            lines.append(QStringLiteral("  %1 at most  %2").arg(wordOf(*level), what));
    };
    say(QStringLiteral("anything"), ceilings.level);
    for (auto kind = ceilings.kinds.begin(); kind != ceilings.kinds.end(); ++kind)
        say(kind.key().text, *kind);
    say(QStringLiteral("what cannot be undone"), ceilings.irreversible);
    say(QStringLiteral("what was made from a stranger's text"), ceilings.untrusted);
    if (ceilings.perAction)
        lines.append(QStringLiteral("  L3 at most  what costs more than %1").arg(dollarText(*ceilings.perAction)));
    if (ceilings.reach)
        lines.append(QStringLiteral("  L3 at most  what reaches more than %1, or nobody knows how many").arg(*ceilings.reach));
    if (ceilings.accounts)
        lines.append(QStringLiteral("  nothing  through any account but %1").arg(ceilings.accounts->isEmpty() ? QStringLiteral("none") : ceilings.accounts->join(QStringLiteral(", "))));
    return lines;
}

QByteArray rulesDocument(const OfficeState& state)
{
    const Organisation& organisation = state.org.organisation();
    const Result<Json> hers = Json::parse(writeRules(state.rules.rules, state.rules.ceilings)), its = Json::parse(writeRules(organisation.rules, organisation.ceilings));
    const Result<Json> rest = Json::parse(document([&](JsonWriter& out) {
        fieldList(out, "matrix", organisation.autonomy, [&](const AutonomyRule& line) { matrixFields(out, line); });
        fieldList(out, "proposals", state.rules.proposals, [&](const Proposal& proposal) { proposalFields(out, proposal); });
    }));
    if (!hers || !its || !rest)
        return {};
    return Json(hers->members() + QList<Json::Member>{{QStringLiteral("organisation"), *its}} + rest->members()).toText();
}

QStringList rulesInWords(const OfficeState& state, Instant now)
{
    const Organisation& organisation = state.org.organisation();
    const auto all = [&](const QList<AuthorityRule>& rules) {
        QStringList lines;
        for (const AuthorityRule& rule : rules)
            lines.append(lineOf(rule, now));
        return lines;
    };
    QStringList lines;
    add(lines, QStringLiteral("Your rules, before all others; the first that holds decides:"), all(state.rules.rules));
    add(lines, QStringLiteral("Rules of %1:").arg(organisation.title), all(organisation.rules));
    QStringList matrix;
    for (const AutonomyRule& line : organisation.autonomy)
        matrix.append(QStringLiteral("  %1  %2").arg(wordOf(line.level), line.action.text));
    add(lines, QStringLiteral("The autonomy matrix of %1:").arg(organisation.title), matrix);
    lines.append(QStringLiteral("Anything else asks you (L3)."));
    add(lines, QStringLiteral("Your ceilings:"), linesOf(state.rules.ceilings.value_or(Ceilings{})));
    add(lines, QStringLiteral("Ceilings of %1:").arg(organisation.title), linesOf(organisation.ceilings.value_or(Ceilings{})));
    for (const Proposal& proposal : state.rules.proposals) {
        lines.append(QStringLiteral("Put to you: %1  %2  %3").arg(proposal.id.toString(), wordOf(proposal.to), rules::conditionsOf(proposal.rule)));
        for (const QString& line : {proposal.why, rules::triedInWords(proposal)})
            if (!line.isEmpty())
                lines.append(QStringLiteral("  ") + line);
    }
    return lines;
}

} // namespace qd::app
