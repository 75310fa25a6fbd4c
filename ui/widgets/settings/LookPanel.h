#pragma once

#include "ui/widgets/Panel.h"

class QButtonGroup;
class QCheckBox;

namespace qd::ui {

/// The colours of the window, and whether anything moves; the same choices as in the view's menu. @thread main.
class LookPanel final : public Panel {
    Q_OBJECT
public:
    explicit LookPanel(QWidget* parent = nullptr);

    /// `scheme`: "system", "dark" or "light".
    void display(const QString& scheme, bool still);

signals:
    void schemeChosen(QString scheme);
    void stillChosen(bool still);

private:
    void build();

    QButtonGroup* m_schemes;
    QCheckBox* m_still;
};

} // namespace qd::ui
