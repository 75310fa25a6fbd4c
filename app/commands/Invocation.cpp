#include "app/commands/Invocation.h"

#include "app/control/Wire.h"

#include <cstdio>

namespace qd::app {

namespace {

/// Words as they are printed: what would tell a terminal something, or turn the direction of what stands beside it, is a sign that says so.
QByteArray printable(QString text)
{
    for (QChar& c : text) {
        const ushort sign = c.unicode();
        const bool isControl = (sign < 0x20 && sign != u'\n' && sign != u'\t') || (sign >= 0x7f && sign < 0xa0);
        const bool isTurn = (sign >= 0x202a && sign <= 0x202e) || (sign >= 0x2066 && sign <= 0x2069);
        if (isControl || isTurn)
            c = QChar::ReplacementCharacter;
    }
    return text.toUtf8();
}

} // namespace

ExitCode exitCodeOf(const Error& error)
{
    switch (error.kind) {
    case Error::Parse: return kBadInput;
    case Error::Rule: return kRefused;
    case Error::Busy: return kBusy;
    case Error::Cancelled:
    case Error::Network:
    case Error::Model:
    case Error::Store:
    case Error::Internal: return kFailed;
    }
    return kFailed;
}

void Invocation::print(const QByteArray& document) const
{
    std::fwrite(document.constData(), 1, size_t(document.size()), stdout);
    std::fputc('\n', stdout);
    std::fflush(stdout);
}

void Invocation::say(const QString& text) const
{
    if (!json)
        print(printable(text));
}

void Invocation::note(const QString& text) const
{
    std::fprintf(stderr, "%s\n", printable(text).constData());
}

int Invocation::fail(const Error& error) const
{
    if (json) {
        print("{\"error\":" + errorObject(error) + "}");
    } else {
        const QString hint = error.hint.isEmpty() || error.text.contains(error.hint) ? QString() : QStringLiteral(" (right would be: %1)").arg(error.hint);
        const bool named = error.where.isEmpty() || error.where == QLatin1String("/") || error.text.contains(error.where);
        note(QStringLiteral("quarterdeck: %1%2%3").arg(named ? QString() : error.where + QStringLiteral(": "), error.text, hint));
    }
    return exitCodeOf(error);
}

Result<bool> readArguments(QCommandLineParser& parser, const Invocation& call, const QString& positional)
{
    const QCommandLineOption help({QStringLiteral("h"), QStringLiteral("help")}, QStringLiteral("Shows this."));
    parser.addOption(help);
    parser.addOption({QStringLiteral("home"), QStringLiteral("Folder that holds everything."), QStringLiteral("DIR")});
    parser.addOption({QStringLiteral("org"), QStringLiteral("Organisation to work in."), QStringLiteral("NAME")});
    parser.addOption({QStringLiteral("json"), QStringLiteral("Prints one JSON document.")});
    if (!positional.isEmpty())
        parser.addPositionalArgument(positional, {}, positional);
    if (!parser.parse(QStringList{QStringLiteral("quarterdeck ") + call.name} + call.arguments))
        return Error{Error::Parse, parser.errorText(), QStringLiteral("arguments of %1").arg(call.name),
                     QStringLiteral("quarterdeck %1 --help lists them").arg(call.name)};
    if (parser.isSet(help)) {
        QString text = parser.helpText(); // its usage line names the file that was started, and no command
        text.replace(0, qMax(qsizetype(0), text.indexOf(QLatin1String(" [options]"))), QStringLiteral("Usage: quarterdeck %1").arg(call.name));
        call.print(text.toUtf8());
        return false;
    }
    if (positional.isEmpty() && !parser.positionalArguments().isEmpty())
        return Error{Error::Parse, QStringLiteral("%1 takes no \"%2\"").arg(call.name, parser.positionalArguments().first()),
                     parser.positionalArguments().first(), QStringLiteral("quarterdeck %1 --help lists what it takes").arg(call.name)};
    return true;
}

Result<double> paceArgument(const QCommandLineParser& parser, double otherwise)
{
    if (!parser.isSet(QStringLiteral("pace")))
        return otherwise;
    bool isNumber = false;
    const double pace = parser.value(QStringLiteral("pace")).toDouble(&isNumber);
    if (isNumber && pace >= 0 && pace <= 1) // nan is neither
        return pace;
    return Error{Error::Parse, QStringLiteral("--pace cannot be \"%1\"").arg(parser.value(QStringLiteral("pace"))), QStringLiteral("--pace"),
                 QStringLiteral("a number from 0, at once, to 1, as a model takes its time")};
}

} // namespace qd::app
