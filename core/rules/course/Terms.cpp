#include "core/rules/course/Terms.h"

#include <algorithm>

namespace qd::rules {

namespace {

const Value* at(const Values& values, const QString& path)
{
    const auto found = values.constFind(path);
    return found == values.constEnd() ? nullptr : &*found;
}

std::optional<double> numberOf(const Value& value)
{
    if (const qint64* whole = std::get_if<qint64>(&value))
        return double(*whole);
    if (const double* real = std::get_if<double>(&value))
        return *real;
    return std::nullopt;
}

struct JsonOf {
    Json operator()(const QStringList& list) const
    {
        QList<Json> items;
        for (const QString& item : list)
            items.append(Json(item));
        return Json(items);
    }
    Json operator()(const auto& one) const { return Json(one); }
};

bool same(const Value& a, const Value& b)
{
    const std::optional<double> left = numberOf(a);
    const std::optional<double> right = numberOf(b);
    if (left && right)
        return *left == *right;
    const QString* x = std::get_if<QString>(&a);
    const QString* y = std::get_if<QString>(&b);
    if (x && y)
        return x->compare(*y, Qt::CaseInsensitive) == 0;
    return a == b;
}

bool compares(const Condition& condition, const Values& values)
{
    const Value* value = at(values, condition.path);
    if (!value)
        return false;
    if (condition.is)
        return same(*value, *condition.is);
    if (!condition.sameAs.isEmpty()) {
        const Value* other = at(values, condition.sameAs);
        return other && same(*value, *other);
    }
    const std::optional<double> number = numberOf(*value);
    if (condition.atLeast)
        return number && *number >= *condition.atLeast;
    if (condition.below)
        return number && *number < *condition.below;
    return true; // only asks that it is there
}

} // namespace

const Value* valueAt(const RunState& run, const QString& path)
{
    return at(run.data, path);
}

Json jsonOf(const Value& value)
{
    return std::visit(JsonOf{}, value);
}

QString textOf(const Value& value)
{
    struct Text {
        QString operator()(bool v) const { return v ? QStringLiteral("yes") : QStringLiteral("no"); }
        QString operator()(qint64 v) const { return QString::number(v); }
        QString operator()(double v) const { return QString::number(v, 'g', 6); }
        QString operator()(const QString& v) const { return v; }
        QString operator()(const QStringList& v) const { return v.join(QLatin1String(", ")); }
    };
    return std::visit(Text{}, value);
}

bool holds(const Condition& condition, const Values& values)
{
    const auto holdsHere = [&](const Condition& inner) { return holds(inner, values); };
    if (!condition.all.isEmpty() && !std::all_of(condition.all.begin(), condition.all.end(), holdsHere))
        return false;
    if (!condition.any.isEmpty() && std::none_of(condition.any.begin(), condition.any.end(), holdsHere))
        return false;
    if (std::any_of(condition.none.begin(), condition.none.end(), holdsHere))
        return false;
    return condition.path.isEmpty() || compares(condition, values);
}

bool holds(const Condition& condition, const RunState& run)
{
    return holds(condition, run.data);
}

Places placesIn(const QString& text)
{
    Places places;
    qsizetype at = 0;
    for (;;) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        const QString name = text.mid(open + 1, close - open - 1);
        places.isWhole = open == 0 && close + 1 == text.size();
        if (!places.names.contains(name))
            places.names.append(name);
        at = close + 1;
    }
    return places;
}

QString filled(const QString& text, const RunState& run)
{
    QString out;
    qsizetype at = 0;
    while (at < text.size()) {
        const qsizetype open = text.indexOf(QLatin1Char('{'), at);
        const qsizetype close = open < 0 ? -1 : text.indexOf(QLatin1Char('}'), open);
        if (close < 0)
            break;
        out += QStringView(text).mid(at, open - at);
        const QString path = text.mid(open + 1, close - open - 1);
        if (path == QLatin1String("brief"))
            out += run.briefText;
        else if (path == QLatin1String("title"))
            out += run.title;
        else if (const Value* value = valueAt(run, path))
            out += textOf(*value);
        at = close + 1;
    }
    out += QStringView(text).mid(at);
    return out;
}

Value bound(const Value& value, const RunState& run)
{
    if (const QStringList* list = std::get_if<QStringList>(&value)) {
        QStringList items;
        for (const QString& item : *list)
            items.append(filled(item, run));
        return items;
    }
    const QString* text = std::get_if<QString>(&value);
    if (!text)
        return value;
    const bool whole = text->startsWith(QLatin1Char('{')) && text->indexOf(QLatin1Char('}')) == text->size() - 1;
    const Value* held = whole ? valueAt(run, text->mid(1, text->size() - 2)) : nullptr;
    return held ? *held : Value(filled(*text, run));
}

Values bound(const Values& values, const RunState& run)
{
    Values filledIn;
    for (auto it = values.begin(); it != values.end(); ++it)
        filledIn.insert(it.key(), bound(it.value(), run));
    return filledIn;
}

QString boundKind(const QString& text)
{
    static const QString kBinding = QStringLiteral("@artefact:");
    return text.startsWith(kBinding) ? text.mid(kBinding.size()).section(QLatin1Char(':'), 0, 0) : QString();
}

QString pieceOf(const Step& effect)
{
    const QString kind = boundKind(textOf(effect.input.value(QStringLiteral("text"))));
    return kind.isEmpty() ? QStringLiteral("draft") : kind;
}

} // namespace qd::rules
