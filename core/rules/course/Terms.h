#pragma once

#include "core/state/OfficeState.h"

/// What a workflow's texts and conditions say, given the data of a run. Pure.
namespace qd::rules {

/// The value at "step.field" of the run's data, or nullptr.
const Value* valueAt(const RunState& run, const QString& path);
/// What a text takes from elsewhere.
struct Places {
    QStringList names;     ///< what stands between braces, as in "draft.words"; in order, each once
    bool isWhole = false;  ///< the text is nothing but one of them: the value keeps its kind
};
/// Reads braces as they are filled when a step is done: whatever stands between "{" and the next "}".
Places placesIn(const QString& text);
/// A value as a person would write it.
QString textOf(const Value& value);
/// A value as JSON, a list as a list.
Json jsonOf(const Value& value);
/// True when the condition is empty or holds on the run's data. A missing value satisfies no comparison.
bool holds(const Condition& condition, const RunState& run);
/// The same on any named values.
bool holds(const Condition& condition, const Values& values);
/// `text` with {step.field}, {brief} and {title} filled in; what is not known becomes nothing.
QString filled(const QString& text, const RunState& run);
/// `value` with its texts filled in. A text that is just "{step.field}" becomes what that holds, with its type; what was
/// filled in is not filled again.
Value bound(const Value& value, const RunState& run);
/// The same for every one of them.
Values bound(const Values& values, const RunState& run);

/// The kind of artefact that a text "@artefact:kind" or "@artefact:kind:first" of a step's input binds; empty for any other.
QString boundKind(const QString& text);
/// The kind of piece that an effect lets out, as its input binds it; "draft" where it binds none.
QString pieceOf(const Step& effect);

} // namespace qd::rules
