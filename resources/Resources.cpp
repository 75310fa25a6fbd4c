#include "resources/Resources.h"

#include <QtCore/qglobal.h>

static void initAll()
{
    Q_INIT_RESOURCE(resources);
    Q_INIT_RESOURCE(fonts);
}

namespace qd {

void openResources()
{
    initAll();
}

} // namespace qd
