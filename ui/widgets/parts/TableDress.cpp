#include "ui/widgets/parts/TableDress.h"

#include "ui/style/Tokens.h"
#include "ui/widgets/parts/FigureDelegate.h"

#include <QHeaderView>
#include <QTableView>

namespace qd::ui {

void dressTable(QTableView* table, int wide)
{
    const QFontMetrics metrics(bodyFont());
    table->setItemDelegate(new FigureDelegate(table));
    table->verticalHeader()->hide();
    table->verticalHeader()->setDefaultSectionSize(qMax(kRowHeight + 2, metrics.height() + 2 * kGap - 2));
    table->setShowGrid(false);
    table->setTabKeyNavigation(false); // Tab leads out of it, the arrows lead through it
    table->setSelectionBehavior(QTableView::SelectRows);
    table->setSelectionMode(QTableView::SingleSelection);
    table->setFrameShape(QFrame::NoFrame);
    table->setWordWrap(false);
    QHeaderView* heads = table->horizontalHeader();
    heads->setHighlightSections(false);
    heads->setStyleSheet(QStringLiteral("QHeaderView::section:first { padding-left: %1px; }").arg(kPad));
    heads->setMinimumSectionSize(metrics.averageCharWidth() * 8);
    heads->setSectionResizeMode(QHeaderView::ResizeToContents);
    heads->setSectionResizeMode(wide, QHeaderView::Stretch);
}

} // namespace qd::ui
