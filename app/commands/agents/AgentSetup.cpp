#include "app/commands/agents/AgentSetup.h"

#include "app/commands/Work.h"
#include "app/commands/agents/SetupReport.h"
#include "core/rules/setup/Setup.h"

#include <QFile>

namespace qd::app {

namespace {

constexpr qint64 kLongestFile = 64 * 1024;

Error wrongWords(const QStringList& words, const QString& right)
{
    return {Error::Parse, QStringLiteral("agent cannot \"%1\"").arg(words.join(u' ')), words.value(0), right};
}

Result<QString> textOf(const QString& value, const QString& where)
{
    if (!value.startsWith(u'@'))
        return value;
    QFile file(value.mid(1));
    if (!file.open(QIODevice::ReadOnly) || file.size() > kLongestFile)
        return Error{Error::Parse, QStringLiteral("%1 cannot be read").arg(file.fileName()), where, QStringLiteral("a text file of at most 64 KiB")};
    const QByteArray bytes = file.readAll();
    const QString text = QString::fromUtf8(bytes).trimmed();
    return text.contains(QChar::ReplacementCharacter) ? Result<QString>(Error{Error::Parse, QStringLiteral("%1 is no UTF-8 text").arg(file.fileName()), where, QStringLiteral("plain UTF-8 text")})
                                                      : Result<QString>(text);
}

QStringList namesIn(const QString& value)
{
    QStringList names = value.split(u',', Qt::SkipEmptyParts);
    for (QString& name : names)
        name = name.trimmed();
    return names;
}

Result<Done> setNumber(Configuration& configuration, const QString& key, const QString& value)
{
    bool isNumber = value.isEmpty();
    const bool isTemperature = key == QLatin1String("temperature");
    const double real = value.isEmpty() ? 0 : isTemperature ? value.toDouble(&isNumber) : double(value.toLongLong(&isNumber));
    if (!isNumber)
        return Error{Error::Parse, QStringLiteral("%1 cannot be \"%2\"").arg(key, value), QStringLiteral("--set"), isTemperature ? QStringLiteral("a number from 0 to 1, or nothing") : QStringLiteral("a whole number of tokens, or nothing")};
    if (isTemperature)
        configuration.temperature = value.isEmpty() ? std::nullopt : std::optional(real);
    else
        configuration.thinking = value.isEmpty() ? std::nullopt : std::optional(TokenCount{qint64(real)});
    return Done{};
}

/// One --set KEY=VALUE.
Result<Done> setOne(Configuration& configuration, const QString& given)
{
    const QString key = given.section(u'=', 0, 0).trimmed();
    const Result<QString> value = textOf(given.section(u'=', 1), QStringLiteral("--set %1").arg(key));
    if (!value)
        return value.error();
    const QMap<QString, QString*> texts{{QStringLiteral("role"), &configuration.role}, {QStringLiteral("tone"), &configuration.personality.tone},
                                        {QStringLiteral("style"), &configuration.personality.style}, {QStringLiteral("example"), &configuration.personality.example},
                                        {QStringLiteral("instructions"), &configuration.instructions}, {QStringLiteral("model"), &configuration.model}};
    const QMap<QString, QStringList*> lists{{QStringLiteral("fallbacks"), &configuration.fallbacks}, {QStringLiteral("tools"), &configuration.tools}};
    if (key == QLatin1String("temperature") || key == QLatin1String("thinking"))
        return setNumber(configuration, key, *value);
    if (given.contains(u'=') && texts.contains(key))
        *texts.value(key) = *value;
    else if (given.contains(u'=') && lists.contains(key))
        *lists.value(key) = namesIn(*value);
    else
        return Error{Error::Parse, QStringLiteral("\"%1\" cannot be set").arg(given), QStringLiteral("--set"),
                     QStringLiteral("KEY=VALUE with one of role, tone, style, example, instructions, model, fallbacks, temperature, thinking, tools; @FILE as a value reads it")};
    return Done{};
}

int config(const Invocation& call, const OfficeState& state, const QCommandLineParser& parser, const AgentId& agent)
{
    const QStringList given = parser.values(QStringLiteral("set"));
    if (given.isEmpty())
        return printConfiguration(call, state, agent);
    ConfigureAgent command{agent, rules::configurationAt(state, agent, state.setups.inUse(agent)).value_or(Configuration()), -1, !parser.isSet(QStringLiteral("keep")), parser.value(QStringLiteral("reason"))};
    for (const QString& one : given)
        if (const Result<Done> set = setOne(command.configuration, one); !set)
            return call.fail(set.error());
    return carryOut(call, Command(command));
}

Result<int> versionArgument(const QString& text, const QString& where)
{
    bool isNumber = false;
    const int version = text.toInt(&isNumber);
    return isNumber && version >= 0 ? Result<int>(version)
                                    : Result<int>(Error{Error::Parse, QStringLiteral("\"%1\" is no version").arg(text), where, QStringLiteral("a number as `agent versions` shows it; 0 is what the file says")});
}

Result<double> numberArgument(const QCommandLineParser& parser, const char* name, double otherwise)
{
    const QString option = QString::fromLatin1(name);
    if (!parser.isSet(option))
        return otherwise;
    bool isNumber = false;
    const double number = parser.value(option).toDouble(&isNumber);
    return isNumber ? Result<double>(number)
                    : Result<double>(Error{Error::Parse, QStringLiteral("--%1 cannot be \"%2\"").arg(option, parser.value(option)), QStringLiteral("--") + option, QStringLiteral("a number")});
}

Result<Command> trialArgument(const OfficeState& state, const QCommandLineParser& parser, const AgentId& agent)
{
    const Result<int> b = versionArgument(parser.value(QStringLiteral("against")), QStringLiteral("--against"));
    const Result<int> a = parser.isSet(QStringLiteral("from")) ? versionArgument(parser.value(QStringLiteral("from")), QStringLiteral("--from")) : Result<int>(state.setups.inUse(agent));
    const Result<double> share = numberArgument(parser, "share", 0.5);
    const Result<double> error = numberArgument(parser, "error", 0.05);
    const Result<double> most = numberArgument(parser, "most", 200);
    const QString word = parser.value(QStringLiteral("measure"));
    const std::optional<TrialMeasure> measure = word.isEmpty() ? TrialMeasure::ApprovedFirstTime : enumOf<TrialMeasure>(word);
    if (!a || !b)
        return a ? b.error() : a.error();
    for (const Result<double>& number : {share, error, most})
        if (!number)
            return number.error();
    if (!measure)
        return Error{Error::Parse, QStringLiteral("--measure cannot be \"%1\"").arg(word), QStringLiteral("--measure"), QStringLiteral("approved-first-time, quality or kept")};
    if (*most != qRound(*most))
        return Error{Error::Parse, QStringLiteral("--most cannot be \"%1\"").arg(parser.value(QStringLiteral("most"))), QStringLiteral("--most"), QStringLiteral("a whole number")};
    return Command(BeginTrial{{TrialId::make(SystemClock().now()), agent, *a, *b, *share, *measure, *error, qRound(*most)}});
}

int ab(const Invocation& call, const OfficeState& state, const QCommandLineParser& parser, const AgentId& agent)
{
    if (parser.isSet(QStringLiteral("against")))
        return carryOut(call, trialArgument(state, parser, agent));
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    return tried ? printTrials(call, state, {*tried})
                 : call.fail({Error::Rule, QStringLiteral("nothing of %1 is tried").arg(agent.text), QStringLiteral("--against"), QStringLiteral("--against VERSION begins a trial")});
}

int adopt(const Invocation& call, const OfficeState& state, const QCommandLineParser& parser, const AgentId& agent, const QString& which)
{
    const SetupsState::Tried* tried = state.setups.trialOf(agent);
    const Result<int> version = which == QLatin1String("none") ? Result<int>(-1) : versionArgument(which, QStringLiteral("VERSION"));
    if (!version)
        return call.fail(version.error());
    return tried ? carryOut(call, Command(EndTrial{tried->trial.id, *version, parser.value(QStringLiteral("reason"))}))
                 : call.fail({Error::Rule, QStringLiteral("nothing of %1 is tried").arg(agent.text), {}, QStringLiteral("`agent rollback` has it work like an earlier version")});
}

int rollback(const Invocation& call, const QCommandLineParser& parser, const AgentId& agent, const QString& which)
{
    const Result<int> version = versionArgument(which, QStringLiteral("VERSION"));
    return version ? carryOut(call, Command(ConfigureAgent{agent, {}, *version, true, parser.value(QStringLiteral("reason"))})) : call.fail(version.error());
}

} // namespace

void addSetupOptions(QCommandLineParser& parser)
{
    const auto option = [&](const char* name, const char* text, const char* value) {
        parser.addOption({QString::fromLatin1(name), QString::fromLatin1(text), QString::fromLatin1(value)});
    };
    option("set", "config: KEY=VALUE, more than once: role, tone, style, example, instructions, model, fallbacks, temperature, thinking, tools; an empty VALUE for none, @FILE for what a file says.", "KEY=VALUE");
    parser.addOption({QStringLiteral("keep"), QStringLiteral("config: keep the new version without using it, to be tried.")});
    option("against", "ab: the version to try.", "VERSION");
    option("from", "ab: the version it is compared with (the one in use).", "VERSION");
    option("share", "ab: the part of the runs that goes to it, from 0.05 to 0.95 (0.5).", "NUMBER");
    option("measure", "ab: approved-first-time (default), quality or kept.", "WHAT");
    option("error", "ab: how likely a difference may be shown where there is none (0.05).", "NUMBER");
    option("most", "ab: so many pieces of each are counted at most (200).", "NUMBER");
}

QString setupUsage()
{
    return QStringLiteral("config AGENT [--set KEY=VALUE ... [--keep]] | versions AGENT | rollback AGENT VERSION\n"
                          "ab AGENT [--against VERSION] | adopt AGENT VERSION|none | trials");
}

std::optional<int> setupCommand(const Invocation& call, const OfficeState& state, const QCommandLineParser& parser, const QStringList& words)
{
    static const QMap<QString, int> kWords{{QStringLiteral("config"), 2}, {QStringLiteral("versions"), 2}, {QStringLiteral("rollback"), 3},
                                           {QStringLiteral("ab"), 2}, {QStringLiteral("adopt"), 3}, {QStringLiteral("trials"), 1}};
    const QString verb = words.value(0);
    if (!kWords.contains(verb))
        return std::nullopt;
    if (words.size() != kWords.value(verb))
        return call.fail(wrongWords(words, setupUsage().simplified()));
    if (verb == QLatin1String("trials"))
        return printTrials(call, state, state.setups.open.values() + state.setups.ended);
    const AgentId agent{words[1]};
    if (!state.org.organisation().agent(agent))
        return call.fail({Error::Parse, QStringLiteral("%1 has no agent \"%2\"").arg(state.org.organisation().title, words[1]), QStringLiteral("AGENT"), QStringLiteral("quarterdeck agent list shows them")});
    if (verb == QLatin1String("config"))
        return config(call, state, parser, agent);
    if (verb == QLatin1String("versions"))
        return printVersions(call, state, agent);
    if (verb == QLatin1String("rollback"))
        return rollback(call, parser, agent, words[2]);
    return verb == QLatin1String("ab") ? ab(call, state, parser, agent) : adopt(call, state, parser, agent, words[2]);
}

} // namespace qd::app
