#include "core/rules/setup/Configuring.h"

#include "core/rules/Refusals.h"
#include "core/rules/setup/Setup.h"

#include <algorithm>

namespace qd::rules {

namespace {

constexpr qsizetype kMostNames = 64;

bool isText(const QString& text)
{
    return std::none_of(text.begin(), text.end(), [](QChar c) { return c == QChar::ReplacementCharacter || (c.unicode() < 0x20 && c != u'\n' && c != u'\r' && c != u'\t'); });
}

Error noAgent(const OfficeState& state, const AgentId& agent)
{
    return wrong(QStringLiteral("agent"), QStringLiteral("there is no agent \"%1\"").arg(agent.text),
                 QStringLiteral("the id of an agent of %1").arg(state.org.organisation().title));
}

Error noVersion(const OfficeState& state, const AgentId& agent, int version)
{
    const qsizetype last = state.setups.agents.value(agent).versions.size();
    return wrong(QStringLiteral("version"), QStringLiteral("%1 has no version %2").arg(agent.text).arg(version),
                 last == 0 ? QStringLiteral("0, which the organisation's file says; no other was set") : QStringLiteral("a number from 0 to %1").arg(last));
}

/// What it says already may stay.
Result<Done> checkText(const char* where, const QString& text, const QString& now, qsizetype least, qsizetype most)
{
    const QString at = QString::fromLatin1(where);
    if (text == now)
        return Done{};
    if (text.trimmed().size() < least || text.size() > most)
        return wrong(at, QStringLiteral("it has %1 characters").arg(text.size()), QStringLiteral("%1 to %2").arg(least).arg(most));
    if (!isText(text))
        return wrong(at, QStringLiteral("it is not text: it holds control or broken characters"), QStringLiteral("plain UTF-8 text"));
    return Done{};
}

Result<Done> checkModels(const Configuration& c)
{
    const auto isModel = [](const QString& name) { const qsizetype colon = name.indexOf(u':'); return colon > 0 && colon + 1 < name.size() && name.size() <= 120; };
    const QString right = QStringLiteral("\"provider:model\", as the price list has it");
    if (!c.model.isEmpty() && !isModel(c.model))
        return wrong(QStringLiteral("model"), QStringLiteral("\"%1\" names no model").arg(c.model.left(120)), right);
    for (const QString& name : c.fallbacks)
        if (!isModel(name))
            return wrong(QStringLiteral("fallbacks"), QStringLiteral("\"%1\" names no model").arg(name.left(120)), right);
    if (c.model.isEmpty() && !c.fallbacks.isEmpty())
        return wrong(QStringLiteral("fallbacks"), QStringLiteral("there are some, but no model that they could stand in for"), QStringLiteral("a model, or no fallbacks"));
    return Done{};
}

Result<Done> checkNumbers(const Configuration& c)
{
    if (c.temperature && !(*c.temperature >= 0 && *c.temperature <= 1))
        return wrong(QStringLiteral("temperature"), QStringLiteral("it is %1").arg(*c.temperature), QStringLiteral("a number from 0 to 1"));
    if (c.thinking && (c.thinking->value < 1'024 || c.thinking->value > 64'000))
        return wrong(QStringLiteral("thinking"), QStringLiteral("it is %1 tokens").arg(c.thinking->value), QStringLiteral("1024 to 64000, or none"));
    const auto isName = [](const QString& name) { return !name.isEmpty() && name.size() <= 64 && isText(name); };
    if (c.tools.size() > kMostNames || c.fallbacks.size() > 16 || !std::all_of(c.tools.begin(), c.tools.end(), isName))
        return wrong(QStringLiteral("tools"), QStringLiteral("these are too many, or one of them has no name"), QStringLiteral("at most 64 tools and 16 fallbacks, each by its name"));
    return Done{};
}

Result<Done> check(const Configuration& c, const Configuration& now)
{
    const Personality& was = now.personality;
    for (const Result<Done>& one : {checkText("role", c.role, now.role, 10, 2'000), checkText("tone", c.personality.tone, was.tone, 1, 300),
                                    checkText("style", c.personality.style, was.style, 1, 300), checkText("example", c.personality.example, was.example, 1, 1'000),
                                    checkText("instructions", c.instructions, now.instructions, 0, kLongestInstructions), checkModels(c), checkNumbers(c)})
        if (!one)
            return one;
    return Done{};
}

} // namespace

Result<QList<Fact>> judgeConfigure(const OfficeState& state, const ConfigureAgent& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not set agents up; only you can").arg(asking.by.text));
    const AgentProfile* agent = state.org.organisation().agent(command.agent);
    if (!agent)
        return noAgent(state, command.agent);
    const bool goesBack = command.like >= 0;
    const std::optional<Configuration> wanted = goesBack ? configurationAt(state, command.agent, command.like) : command.configuration;
    if (!wanted)
        return noVersion(state, command.agent, command.like);
    const int inUse = state.setups.inUse(command.agent);
    const Configuration now = configurationOf(profileAt(state, *agent, inUse));
    if (const Result<Done> right = goesBack ? Result<Done>(Done{}) : check(*wanted, now); !right)
        return right.error();
    if (isSame(*wanted, now))
        return refuse(QStringLiteral("%1 works like that already (version %2)").arg(agent->title).arg(inUse));
    if (command.inUse && state.setups.trialOf(command.agent))
        return refuse(QStringLiteral("two versions of %1 are being tried").arg(agent->title), QStringLiteral("end the trial first, or keep this without using it"));
    AgentConfigured set;
    set.agent = command.agent;
    set.version = int(state.setups.agents.value(command.agent).versions.size()) + 1;
    set.configuration = *wanted;
    set.like = goesBack ? command.like : -1;
    set.inUse = command.inUse;
    set.by = asking.by;
    set.reason = command.reason.simplified();
    return QList<Fact>{set};
}

Result<QList<Fact>> judgeBegin(const OfficeState& state, const BeginTrial& command, const Asking& asking)
{
    const Trial& trial = command.trial;
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not begin a trial; only you can").arg(asking.by.text));
    const AgentProfile* agent = state.org.organisation().agent(trial.agent);
    if (!agent)
        return noAgent(state, trial.agent);
    if (trial.id.isNull() || state.setups.open.contains(trial.id))
        return wrong(QStringLiteral("id"), QStringLiteral("the trial has no id of its own"), QStringLiteral("a new UUID"));
    if (state.setups.trialOf(trial.agent))
        return refuse(QStringLiteral("two versions of %1 are being tried already").arg(agent->title), QStringLiteral("end that trial first"));
    const auto a = configurationAt(state, trial.agent, trial.a);
    const auto b = configurationAt(state, trial.agent, trial.b);
    if (!a || !b)
        return noVersion(state, trial.agent, a ? trial.b : trial.a);
    if (isSame(*a, *b))
        return wrong(QStringLiteral("b"), QStringLiteral("versions %1 and %2 of %3 say the same").arg(trial.a).arg(trial.b).arg(agent->title), QStringLiteral("two that differ"));
    if (!(trial.share >= 0.05 && trial.share <= 0.95))
        return wrong(QStringLiteral("share"), QStringLiteral("it is %1").arg(trial.share), QStringLiteral("a number from 0.05 to 0.95"));
    if (!(trial.error >= 0.001 && trial.error <= 0.2))
        return wrong(QStringLiteral("error"), QStringLiteral("it is %1").arg(trial.error), QStringLiteral("a number from 0.001 to 0.2"));
    if (trial.most < kLeastPairs || trial.most > kMostPairs)
        return wrong(QStringLiteral("most"), QStringLiteral("it is %1").arg(trial.most), QStringLiteral("a whole number from %1 to %2").arg(kLeastPairs).arg(kMostPairs));
    return QList<Fact>{TrialBegun{trial, asking.by}};
}

Result<QList<Fact>> judgeEnd(const OfficeState& state, const EndTrial& command, const Asking& asking)
{
    if (asking.by != human())
        return refuse(QStringLiteral("%1 may not end a trial; only you can").arg(asking.by.text));
    const auto tried = state.setups.open.constFind(command.trial);
    if (tried == state.setups.open.constEnd())
        return refuse(QStringLiteral("this trial is not open: it has ended, or never began"));
    const Trial& trial = tried->trial;
    if (command.adopt != -1 && command.adopt != trial.a && command.adopt != trial.b)
        return wrong(QStringLiteral("adopt"), QStringLiteral("version %1 is not tried").arg(command.adopt), QStringLiteral("%1 or %2, or none to have it as it was before").arg(trial.a).arg(trial.b));
    return QList<Fact>{TrialEnded{trial.id, trial.agent, command.adopt, asking.by, command.reason.simplified()}};
}

QList<Fact> endedBy(const OfficeState& state, const Organisation& adopted)
{
    QList<Fact> facts;
    for (const SetupsState::Tried& tried : state.setups.open) {
        const AgentProfile* was = state.org.organisation().agent(tried.trial.agent);
        const AgentProfile* is = adopted.agent(tried.trial.agent);
        const auto same = [&](int version) {
            return was && is && isSame(configurationOf(profileAt(state, *was, version)), configurationOf(profileAt(state, *is, version)));
        };
        if (!same(tried.trial.a) || !same(tried.trial.b))
            facts.append(TrialEnded{tried.trial.id, tried.trial.agent, -1, system(), QStringLiteral("the organisation's file says something else of it now")});
    }
    return facts;
}

} // namespace qd::rules
