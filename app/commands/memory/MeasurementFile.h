#pragma once

#include "core/base/Result.h"

#include <QList>
#include <QString>

namespace qd::app {

/// One row of a table of measurements, as it was written.
struct MeasurementRow {
    QString where; ///< "row 3"
    QString name;
    double value = 0;
    QString unit;
    QString piece; ///< an id; empty when it is of no piece
    QString channel;
    QString campaign;
    QString from;
    QString measured; ///< as written; empty: now
};

/// Rows of a CSV file whose first row names the columns (name and value at least; unit, piece, channel, campaign, from,
/// measured_at), or of a JSON list of objects with the same members, alone or under "metrics". Error::Parse names the row.
Result<QList<MeasurementRow>> readMeasurements(const QByteArray& bytes, const QString& file);
/// A number as people write it down: a point before the decimals. Error::Parse says where it stood.
Result<double> numberArgument(const QString& text, const QString& where);

} // namespace qd::app
