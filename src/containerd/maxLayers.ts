/** No file system is made of more: the kernel's overlay takes 500 below the writable one. */
export const maxLayers = 512;
