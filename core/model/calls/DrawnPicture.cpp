#include "core/model/calls/DrawnPicture.h"

namespace qd {

namespace {

const QString* textOf(const Values& values, const QString& name)
{
    const auto found = values.constFind(name);
    return found == values.constEnd() ? nullptr : std::get_if<QString>(&*found);
}

} // namespace

QString whyDrawn(const Values& values)
{
    const QString* painter = textOf(values, QStringLiteral("painter"));
    const QString* because = textOf(values, QStringLiteral("because"));
    return painter && painter->isEmpty() && because ? *because : QString();
}

} // namespace qd
