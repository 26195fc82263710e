/** What `npm run package` hands to electron-builder. */
import { builderConfig } from './packaging/builder-config.ts';

export default builderConfig(process.env);
