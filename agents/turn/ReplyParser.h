#pragma once

#include "core/base/Describe.h"
#include "core/model/plan/Extract.h"

namespace qd::agents {

struct TurnReport;

/// The one JSON object that a model answered, held against the schema of the reply. A surrounding ```json fence and
/// white space are tolerated, nothing else.
/// @returns Error::Model; its text says what to mend, fit to be shown to the model.
/// @thread any.
Result<Json> parseReply(const QString& text, const QByteArray& schema);

/// The schema of a reply that has exactly the fields of a closed extraction. What it cannot say, as that a day is one of the
/// calendar, rules::whyOpen() says.
QByteArray closedFormat(const QList<Extract>& extracts);

/// The members that can be data of a run: texts, numbers, true and false, and lists of texts. Others are left out.
Values valuesOf(const Json& reply);

/// Makes it the reply of the turn, with all that is kept of one: its text, the hash of that, and the data of the run.
void setReply(TurnReport& report, const Json& reply);

} // namespace qd::agents
