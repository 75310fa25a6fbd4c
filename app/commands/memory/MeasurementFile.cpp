#include "app/commands/memory/MeasurementFile.h"

#include "agents/skills/text/Csv.h"
#include "core/base/Json.h"
#include "core/rules/Refusals.h"

#include <QMap>

#include <cmath>

namespace qd::app {

namespace {

using rules::wrong;

const QStringList& columns()
{
    static const QStringList all{QStringLiteral("name"), QStringLiteral("value"), QStringLiteral("unit"), QStringLiteral("piece"),
                                 QStringLiteral("channel"), QStringLiteral("campaign"), QStringLiteral("from"), QStringLiteral("measured_at")};
    return all;
}

/// A row from its texts, by the names of the columns.
Result<MeasurementRow> rowOf(const QString& where, const QMap<QString, QString>& texts)
{
    MeasurementRow row;
    row.where = where;
    row.name = texts.value(QStringLiteral("name"));
    if (row.name.isEmpty())
        return wrong(where, QStringLiteral("%1 has no name").arg(where), QStringLiteral("the metric's name, as click-rate"));
    const Result<double> value = numberArgument(texts.value(QStringLiteral("value")), where);
    if (!value)
        return value.error();
    row.value = *value;
    row.unit = texts.value(QStringLiteral("unit"));
    row.piece = texts.value(QStringLiteral("piece"));
    row.channel = texts.value(QStringLiteral("channel"));
    row.campaign = texts.value(QStringLiteral("campaign"));
    row.from = texts.value(QStringLiteral("from"));
    row.measured = texts.value(QStringLiteral("measured_at"));
    return row;
}

Error unknownColumn(const QString& where, const QString& name)
{
    return wrong(where, QStringLiteral("%1 has \"%2\", which is no column of measurements").arg(where, name), QStringLiteral("one of: %1").arg(columns().join(QLatin1String(", "))));
}

Result<QList<MeasurementRow>> fromCsv(const QByteArray& bytes, const QString& file)
{
    const Result<agents::Csv> csv = agents::Csv::read(bytes, file);
    if (!csv)
        return csv.error();
    QStringList heads;
    for (const QString& head : csv->rows.isEmpty() ? QStringList() : csv->rows.first().fields)
        heads.append(head.trimmed().toLower());
    for (const QString& head : std::as_const(heads))
        if (!columns().contains(head))
            return unknownColumn(QStringLiteral("the first row of %1").arg(file), head);
    QList<MeasurementRow> rows;
    for (qsizetype i = 1; i < csv->rows.size(); ++i) {
        const QString where = QStringLiteral("row %1 of %2").arg(csv->rows[i].number).arg(file);
        QMap<QString, QString> texts;
        for (qsizetype c = 0; c < heads.size(); ++c)
            texts.insert(heads[c], csv->rows[i].fields.value(c).trimmed());
        const Result<MeasurementRow> row = rowOf(where, texts);
        if (!row)
            return row.error();
        rows.append(*row);
    }
    return rows;
}

Result<QList<MeasurementRow>> fromJson(const QByteArray& bytes, const QString& file)
{
    const Result<Json> json = Json::parse(bytes);
    if (!json)
        return json.error();
    const Json list = json->kind() == Json::Object ? json->at(u"metrics") : *json;
    if (list.kind() != Json::List)
        return wrong(file, QStringLiteral("%1 holds no list of measurements").arg(file), QStringLiteral("[{\"name\":…,\"value\":…}], or the same under \"metrics\""));
    QList<MeasurementRow> rows;
    for (const Json& item : list.items()) {
        const QString where = QStringLiteral("entry %1 of %2").arg(rows.size() + 1).arg(file);
        QMap<QString, QString> texts;
        for (const Json::Member& member : item.members()) {
            if (!columns().contains(member.first))
                return unknownColumn(where, member.first);
            const bool isNumber = member.second.kind() == Json::Integer || member.second.kind() == Json::Real;
            texts.insert(member.first, isNumber ? QString::fromUtf8(member.second.toText()) : member.second.toString());
        }
        const Result<MeasurementRow> row = rowOf(where, texts);
        if (!row)
            return row.error();
        rows.append(*row);
    }
    return rows;
}

} // namespace

Result<double> numberArgument(const QString& text, const QString& where)
{
    bool isNumber = false;
    const double value = text.toDouble(&isNumber); // of the C locale: the same file means the same everywhere
    if (isNumber && std::isfinite(value))
        return value;
    return wrong(where, QStringLiteral("%1: \"%2\" is no number").arg(where, text), QStringLiteral("a number, with a point before its decimals, as 2.4"));
}

Result<QList<MeasurementRow>> readMeasurements(const QByteArray& bytes, const QString& file)
{
    const QByteArray begin = bytes.trimmed().left(1);
    const Result<QList<MeasurementRow>> rows = begin == "[" || begin == "{" ? fromJson(bytes, file) : fromCsv(bytes, file);
    if (rows && rows->isEmpty())
        return wrong(file, QStringLiteral("%1 holds no measurement").arg(file), QStringLiteral("a first row that names the columns, and one row for each"));
    return rows;
}

} // namespace qd::app
