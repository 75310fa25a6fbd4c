#include "ui/widgets/work/WorkMark.h"

#include "ui/style/Icons.h"
#include "ui/style/Tokens.h"
#include "ui/widgets/Chip.h"

#include <QPainter>

namespace qd::ui {

QColor colourOf(WorkLook look)
{
    const Tokens& t = tokens();
    switch (look) {
    case WorkLook::NotBegun:
    case WorkLook::LeftOut: return t.textFaint;
    case WorkLook::UnderWay: return t.info;
    case WorkLook::ForYou: return t.warn;
    case WorkLook::Waits:
    case WorkLook::Paused: return t.textMuted;
    case WorkLook::Undoing: return t.violet;
    case WorkLook::Stuck:
    case WorkLook::Failed: return t.bad;
    case WorkLook::Done: return t.good;
    }
    return t.text;
}

void drawWorkMark(QPainter& painter, const QRectF& rect, WorkLook look)
{
    const QColor colour = colourOf(look);
    const QRectF wide = rect.adjusted(-2, -2, 2, 2); // an icon has air around its strokes
    switch (look) {
    case WorkLook::NotBegun: return drawMark(painter, rect, Chip::Mark::Ring, colour);
    case WorkLook::UnderWay: return drawMark(painter, rect, Chip::Mark::Dot, colour);
    case WorkLook::ForYou: return drawMark(painter, rect, Chip::Mark::Square, colour);
    case WorkLook::Paused: return drawMark(painter, rect, Chip::Mark::Bars, colour);
    case WorkLook::Stuck: return drawMark(painter, rect, Chip::Mark::Triangle, colour);
    case WorkLook::Waits: return drawIcon(painter, wide, QStringLiteral("clock"), colour);
    case WorkLook::Undoing: return drawIcon(painter, wide, QStringLiteral("undo"), colour);
    case WorkLook::Done: return drawIcon(painter, wide, QStringLiteral("check"), colour);
    case WorkLook::LeftOut: return drawIcon(painter, wide, QStringLiteral("minus"), colour);
    case WorkLook::Failed: return drawIcon(painter, wide, QStringLiteral("close"), colour);
    }
}

} // namespace qd::ui
