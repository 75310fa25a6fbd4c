#pragma once

#include "app/commands/Invocation.h"
#include "core/base/Json.h"
#include "core/model/calls/SentCall.h"
#include "core/store/calls/Call.h"

#include <QMap>

namespace qd::app {

/// A call with its texts.
struct WholeCall {
    ModelCall call;
    std::optional<SentCall> sent; ///< none: no prompt was kept
    QString system;
    QString answer;
    std::optional<SentExchange> asked;
    QMap<QByteArray, QString> given; ///< what tools took and gave, by hash
};

/// Members of an output document for one call; the keys are stable.
void callFields(JsonWriter& out, const ModelCall& call);
/// The same with the texts.
void wholeCallFields(JsonWriter& out, const WholeCall& whole);
/// One line of a list.
QString callLine(const ModelCall& call, Instant now);
/// The whole call for people.
void sayCall(const Invocation& call, const WholeCall& whole, Instant now);

} // namespace qd::app
