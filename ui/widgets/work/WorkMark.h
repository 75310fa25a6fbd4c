#pragma once

#include "ui/models/RunReadings.h"

#include <QColor>
#include <QRectF>

class QPainter;

namespace qd::ui {

/// The colour of what a run or a step is at.
QColor colourOf(WorkLook look);
/// Draws its shape into `rect`; the shape alone tells it apart.
void drawWorkMark(QPainter& painter, const QRectF& rect, WorkLook look);

} // namespace qd::ui
