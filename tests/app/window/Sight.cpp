#include "tests/app/window/Sight.h"

#include <algorithm>

namespace qd::test {

bool Sight::hasBadge() const
{
    const QRect rail = m_picture.part(0.06, 0.12, 0.105, 0.5); // the icon of the place in front has its colour too, left of it
    return !m_picture.patches(m_tokens.accent, rail, 100).isEmpty();
}

bool Sight::hasCard() const
{
    return !m_picture.patches(m_tokens.accent, inbox(), 1000).isEmpty();
}

bool Sight::hasLeaving() const
{
    const QList<Picture::Patch> marks = m_picture.patches(m_tokens.accent, inbox(), 60);
    return !hasCard() && std::any_of(marks.begin(), marks.end(), [](const Picture::Patch& mark) { return mark.bounds.height() > 8 * mark.bounds.width(); });
}

qsizetype Sight::people() const
{
    qsizetype boxes = 0;
    for (const Picture::Patch& patch : m_picture.patches(m_tokens.raised, chart(), 1500))
        boxes += patch.bounds.width() > 2 * patch.bounds.height() && patch.bounds.width() < chart().width() / 3;
    return boxes;
}

} // namespace qd::test
