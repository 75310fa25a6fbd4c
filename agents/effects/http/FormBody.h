#pragma once

#include <QByteArray>
#include <QString>

namespace qd::agents {

/// One more field of a form that a request brings (application/x-www-form-urlencoded; WHATWG URL, 5.2).
void addField(QByteArray& form, const char* name, const QString& value);

} // namespace qd::agents
