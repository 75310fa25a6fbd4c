#pragma once

class QTableView;

namespace qd::ui {

/// Makes `table` look and behave as every table of figures here does: drawn by a FigureDelegate, rows as high as the text, no grid,
/// whole rows chosen one at a time, Tab leading out of it. Columns are as wide as their contents, `wide` takes the rest.
/// The table has its model already. @thread main.
void dressTable(QTableView* table, int wide);

} // namespace qd::ui
