#pragma once

#include "agents/effects/settings/ConnectorFile.h"
#include "agents/transport/Transport.h"
#include "core/model/Measurement.h"

#include <QDate>

/// What Google is asked and answers (developers.google.com/webmaster-tools/v1/searchanalytics/query and /sites/get;
/// developers.google.com/analytics/devguides/reporting/data/v1/rest/v1beta/properties/runReport and /getMetadata). Pure.
namespace qd::agents {

/// The figures of each day from one to another, both with it. Without a key's secret.
HttpRequest googleReport(const ConnectorFile& file, const QDate& from, const QDate& to);
/// A reading request that shows whether the property may be read.
HttpRequest googleLook(const ConnectorFile& file);

/// Search Console: search-clicks, search-impressions, search-ctr (%), search-position. Analytics: web-sessions, web-users, web-views,
/// web-key-events. Each of the channel that the file is called, at noon (UTC) of its day; days that they have nothing of are not among them. Error::Parse: the answer is no such report.
Result<QList<Measurement>> googleMeasurementsIn(const ConnectorFile& file, const QByteArray& body);
/// What Google says was wrong, cleaned; empty: nothing.
QString googleComplaintIn(const QByteArray& body);

} // namespace qd::agents
