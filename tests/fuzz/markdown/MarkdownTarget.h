#pragma once

#include <QByteArray>
#include <QString>

namespace qd::fuzz {

/// Takes any bytes as Markdown, the first line as the title, and says what did not hold of the markup; empty: everything did. It is well-formed,
/// holds elements and attributes that cannot run or load anything and no others, its links have a scheme that is allowed or none, and it is bounded.
QString markdown(const QByteArray& bytes);

} // namespace qd::fuzz
