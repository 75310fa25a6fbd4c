#include "core/rules/authority/Extracting.h"

#include "core/rules/Refusals.h"

#include <QDate>
#include <QRegularExpression>

#include <algorithm>
#include <cmath>

namespace qd::rules {

namespace {

bool isFieldName(const QString& name)
{
    static const QRegularExpression kName(QStringLiteral("\\A[a-z][a-z0-9_]{0,39}\\z"));
    return kName.match(name).hasMatch();
}

/// A word of the workflow's author: nothing is filled in, and it stands on one line.
bool isPlainOption(const QString& option)
{
    const bool isOdd = std::any_of(option.begin(), option.end(), [](QChar c) { return c.category() == QChar::Other_Control || c == u'{' || c == u'}'; });
    return !isOdd && option == option.trimmed() && !option.isEmpty() && option.size() <= kLongestOption && !option.startsWith(u'@');
}

Result<Done> closedOptions(const QStringList& options)
{
    const QString at = QStringLiteral("options");
    if (options.size() < 2 || options.size() > kMostOptions)
        return wrong(at, QStringLiteral("names %1").arg(options.size()), QStringLiteral("from 2 to %1 options").arg(kMostOptions));
    for (qsizetype i = 0; i < options.size(); ++i) {
        if (!isPlainOption(options[i]))
            return wrong(at, QStringLiteral("names \"%1\"").arg(options[i].left(kLongestOption)),
                         QStringLiteral("plain words of at most %1 characters in which nothing is filled in").arg(kLongestOption));
        if (options.indexOf(options[i]) < i)
            return wrong(at, QStringLiteral("names \"%1\" twice").arg(options[i]), QStringLiteral("each option once"));
    }
    return Done{};
}

/// A day of the calendar as "2026-03-31"; nothing else.
bool isDay(const QString& text)
{
    const QDate day = QDate::fromString(text, QStringLiteral("yyyy-MM-dd"));
    return day.isValid() && day.toString(QStringLiteral("yyyy-MM-dd")) == text;
}

std::optional<double> numberIn(const Value& value)
{
    if (const qint64* whole = std::get_if<qint64>(&value))
        return double(*whole);
    const double* number = std::get_if<double>(&value);
    return number && std::isfinite(*number) ? std::optional(*number) : std::nullopt;
}

bool fits(const Extract& extract, const Value& value)
{
    const QString* text = std::get_if<QString>(&value);
    switch (extract.kind) {
    case ExtractKind::OneOf: return text && extract.options.contains(*text);
    case ExtractKind::YesNo: return std::holds_alternative<bool>(value);
    case ExtractKind::Date: return text && isDay(*text);
    case ExtractKind::Number: {
        const std::optional<double> number = numberIn(value);
        return number && extract.least && extract.most && *number >= *extract.least && *number <= *extract.most;
    }
    }
    return false;
}

QString wanted(const Extract& extract)
{
    switch (extract.kind) {
    case ExtractKind::OneOf: return QStringLiteral("one of \"%1\"").arg(extract.options.join(QLatin1String("\", \"")));
    case ExtractKind::YesNo: return QStringLiteral("true or false");
    case ExtractKind::Date: return QStringLiteral("a day of the calendar, as \"2026-03-31\"");
    case ExtractKind::Number: return QStringLiteral("a number from %1 to %2").arg(extract.least.value_or(0)).arg(extract.most.value_or(0));
    }
    return {};
}

} // namespace

Result<Done> closed(const Extract& extract)
{
    if (!isFieldName(extract.field))
        return wrong(QStringLiteral("field"), QStringLiteral("is \"%1\"").arg(extract.field), QStringLiteral("small letters, digits and underscores, a letter first, at most 40, as in \"topic\""));
    const bool isNumber = extract.kind == ExtractKind::Number;
    if (!isNumber && (extract.least || extract.most))
        return wrong(extract.least ? QStringLiteral("least") : QStringLiteral("most"), QStringLiteral("stands at a field of the kind %1").arg(wordOf(extract.kind)), QStringLiteral("bounds at a number only"));
    if (extract.kind == ExtractKind::OneOf)
        return closedOptions(extract.options);
    if (!extract.options.isEmpty())
        return wrong(QStringLiteral("options"), QStringLiteral("stand at a field of the kind %1").arg(wordOf(extract.kind)), QStringLiteral("options at a field of the kind one-of only"));
    if (isNumber && (!extract.least || !extract.most))
        return wrong(extract.least ? QStringLiteral("most") : QStringLiteral("least"), QStringLiteral("is missing"), QStringLiteral("both bounds of the number"));
    if (isNumber && !(*extract.least < *extract.most))
        return wrong(QStringLiteral("most"), QStringLiteral("is not above \"least\""), QStringLiteral("a bound above the other"));
    return Done{};
}

QString whyOpen(const QList<Extract>& extracts, const Values& values)
{
    for (const Extract& extract : extracts) {
        const auto given = values.constFind(extract.field);
        if (given == values.constEnd())
            return QStringLiteral("The field \"%1\" is missing; expected %2.").arg(extract.field, wanted(extract));
        if (!fits(extract, *given))
            return QStringLiteral("The field \"%1\" does not fit; expected %2.").arg(extract.field, wanted(extract));
    }
    for (auto it = values.begin(); it != values.end(); ++it)
        if (std::none_of(extracts.begin(), extracts.end(), [&](const Extract& extract) { return extract.field == it.key(); }))
            return QStringLiteral("There is no field of the name \"%1\" to fill in; expected those that are named, and no others.").arg(it.key().left(40));
    return {};
}

std::optional<LabelRaised> raisedByType(const RunState& run, const Step& step, const TurnId& turn, const Values& values, const Label& before)
{
    const bool isShut = step.kind == StepKind::Turn && !step.extracts.isEmpty() && step.tools.isEmpty() && run.step(step.id).turn == turn;
    if (!isShut || before.integrity >= Integrity::Internal || !whyOpen(step.extracts, values).isEmpty())
        return std::nullopt;
    QStringList kinds;
    for (const Extract& extract : step.extracts) {
        if (!closed(extract)) // an organisation that no file brought
            return std::nullopt;
        if (!kinds.contains(wordOf(extract.kind)))
            kinds.append(wordOf(extract.kind));
    }
    LabelRaised raised;
    raised.kind = QStringLiteral("step");
    raised.run = run.id;
    raised.step = step.id;
    raised.before = before;
    raised.after = before;
    raised.after.integrity = Integrity::Internal;
    raised.by = system();
    raised.how = QStringLiteral("typed:") + kinds.join(u'+');
    return raised;
}

} // namespace qd::rules
