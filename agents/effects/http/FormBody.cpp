#include "agents/effects/http/FormBody.h"

#include <QUrl>

namespace qd::agents {

void addField(QByteArray& form, const char* name, const QString& value)
{
    form.append(form.isEmpty() ? "" : "&").append(name).append('=').append(QUrl::toPercentEncoding(value));
}

} // namespace qd::agents
