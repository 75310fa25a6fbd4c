#include "ui/widgets/setup/VersionLines.h"

#include "core/rules/setup/Setup.h"
#include "core/rules/setup/Trials.h"
#include "ui/widgets/setup/ChangeText.h"
#include "ui/widgets/setup/SetupPanel.h"
#include "ui/widgets/setup/TrialBar.h"
#include "ui/words/Amounts.h"
#include "ui/words/Words.h"

namespace qd::ui {

namespace {

const QString kBack = QStringLiteral("back:");

void addDifference(QList<FactLine>& lines, const rules::Difference& one)
{
    const auto orNone = [](const QString& value) { return value.isEmpty() ? SetupPanel::tr("nothing said", "of a field") : value; };
    if (one.words.isEmpty()) {
        lines << FactLine::pair(fieldWords(one.field), SetupPanel::tr("%1 → %2", "before, after").arg(orNone(one.before), orNone(one.after)));
        return;
    }
    lines << FactLine::plain(fieldWords(one.field), Tone::Muted);
    for (const rules::WordsPiece& piece : one.words)
        if (piece.kind != rules::WordsPiece::Same)
            lines << FactLine::mark(piece.kind == rules::WordsPiece::Added ? QStringLiteral("+") : QStringLiteral("−"), piece.text,
                                    piece.kind == rules::WordsPiece::Added ? Tone::Good : Tone::Bad);
}

QString useWords(const OfficeState& state, const AgentId& agent, int version)
{
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    if (tried && (version == tried->trial.a || version == tried->trial.b))
        return SetupPanel::tr(" · being tried");
    return version == state.setups.inUse(agent) ? SetupPanel::tr(" · in use") : QString();
}

void addVersion(QList<FactLine>& lines, const OfficeState& state, const AgentId& agent, const SetupsState::Version& one)
{
    const auto at = [&](int version) { return rules::configurationAt(state, agent, version).value_or(Configuration()); };
    lines << FactLine::heading(SetupPanel::tr("Version %1").arg(one.number) + useWords(state, agent, one.number));
    lines << FactLine::plain(SetupPanel::tr("%1, by %2", "when, whom").arg(absoluteText(one.time), partyTitle(state, one.by)), Tone::Muted);
    if (one.like >= 0)
        lines << FactLine::plain(one.like == 0 ? SetupPanel::tr("Back to what the organisation's file says") : SetupPanel::tr("Back to version %1").arg(one.like));
    if (!one.reason.isEmpty())
        lines << FactLine::plain(one.reason);
    for (const rules::Difference& difference : rules::differences(at(one.number - 1), at(one.number)))
        addDifference(lines, difference);
}

void addBack(QList<FactLine>& lines, const OfficeState& state, const AgentId& agent, int version)
{
    const auto now = rules::configurationAt(state, agent, state.setups.inUse(agent));
    const auto then = rules::configurationAt(state, agent, version);
    if (now && then && !rules::isSame(*now, *then) && !state.setups.trialOf(agent))
        lines << FactLine::link(SetupPanel::tr("Go back to this"), kBack + QString::number(version));
}

} // namespace

QList<FactLine> versionLines(const OfficeState& state, const AgentId& agent)
{
    QList<FactLine> lines;
    const QList<SetupsState::Version> versions = state.setups.agents.value(agent).versions;
    for (qsizetype i = versions.size() - 1; i >= 0; --i) {
        addVersion(lines, state, agent, versions[i]);
        addBack(lines, state, agent, versions[i].number);
    }
    lines << FactLine::heading(SetupPanel::tr("Version 0") + useWords(state, agent, 0));
    lines << FactLine::plain(SetupPanel::tr("What the organisation's file says"), Tone::Muted);
    addBack(lines, state, agent, 0);
    for (const SetupsState::Tried& tried : state.setups.ended)
        if (tried.trial.agent == agent) {
            lines << FactLine::heading(SetupPanel::tr("Trial of %1", "when it ended").arg(absoluteText(tried.ended.value_or(tried.begun))));
            lines << FactLine::plain(trialText(tried.trial, rules::saidBy(tried)).replace(QLatin1Char('\n'), QStringLiteral(". ")));
            lines << FactLine::plain(tried.adopted >= 0 ? SetupPanel::tr("Version %1 was taken.").arg(tried.adopted) : SetupPanel::tr("It stayed as it was before."), Tone::Muted);
        }
    return lines;
}

std::optional<int> versionBehind(const QString& link)
{
    bool isNumber = false;
    const int version = link.startsWith(kBack) ? link.mid(kBack.size()).toInt(&isNumber) : 0;
    return isNumber ? std::optional(version) : std::nullopt;
}

} // namespace qd::ui
